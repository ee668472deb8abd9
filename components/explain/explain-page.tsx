'use client';
/** A question and its answer on the left, a pasted error on the right. */
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { SkeletonBar } from '#components/ui/skeleton.tsx';
import { AskPanel } from './ask-panel.tsx';
import { PastePanel } from './paste-panel.tsx';
import { useFleet } from './use-fleet.ts';
import { useQuestion } from './use-question.ts';

/** Only once there is a whole question. */
const Answer = dynamic(() => import('./answer.tsx').then((part) => part.Answer), {
  ssr: false,
  loading: () => (
    <Panel>
      <SkeletonBar width="lg" />
    </Panel>
  ),
});

export function ExplainPage() {
  const t = useTranslations('explainPage');
  const { registry, client, text, as, asText, ask } = useQuestion();
  const fleet = useFleet();
  const found = registry === null ? null : fleet.find(registry);
  return (
    <main id="main">
      <div className="mx-auto w-full max-w-page px-gutter pt-4 pb-12">
        <h1>{t('title')}</h1>
        <div className="mt-4 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="grid min-w-0 gap-6">
            <AskPanel
              key={`${registry} ${text} ${asText}`}
              fleet={fleet}
              onAsk={ask}
              registry={registry}
              client={text}
              as={asText}
            />
            {found !== null && client !== null ? (
              <Answer registry={found.ref} client={client} as={as} />
            ) : (
              <p className="max-w-prose px-0.5 text-ink-2">{t('answer.empty')}</p>
            )}
          </div>
          <PastePanel fleet={fleet} onAsk={ask} />
        </div>
      </div>
    </main>
  );
}
