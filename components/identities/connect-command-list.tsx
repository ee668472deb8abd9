'use client';
/** What to run on the machine, what it should say, and how each failure reads. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandBlock } from '#components/ui/command-block.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import {
  ARTICLE_CLI,
  CLIENT_ID_SINCE,
  type ConnectAs,
  connectCommands,
  USERNAME_UNTIL,
} from '#lib/rights/connect.ts';

/** Keys of `identities.connect.failures`: what is printed, and what it means. */
const FAILURES = ['noIdentity', 'username', 'unauthorized', 'denied', 'challenge', 'push'] as const;

type Props = {
  readonly data: RegistryDetail;
  readonly as: ConnectAs;
  readonly mayPush: boolean;
};

export function ConnectCommandList({ data, as, mayPush }: Props) {
  const t = useTranslations('identities.connect');
  const [image, setImage] = useState(() => t('image'));
  const { loginServer, ref } = data;
  const commands = connectCommands({ name: ref.name, loginServer }, as, image.trim() || t('image'), mayPush);
  return (
    <div className="grid gap-3.5">
      <CommandBlock
        label={t('signIn')}
        text={commands.signIn}
        note={
          commands.signInBefore === null
            ? t('signInOwn', { article: ARTICLE_CLI })
            : t.rich('signInUser', {
                since: CLIENT_ID_SINCE,
                until: USERNAME_UNTIL,
                before: commands.signInBefore,
                code: (chunks) => <code className="font-mono text-xs wrap-anywhere">{chunks}</code>,
              })
        }
      />
      <CommandBlock label={t('logIn')} text={commands.logIn} note={t('logInSays')} />
      <Field label={t('imageLabel')} hint={t('imageHint')}>
        {(control) => (
          <Input
            {...control}
            mono
            spellCheck={false}
            value={image}
            onChange={({ target }) => setImage(target.value)}
          />
        )}
      </Field>
      <CommandBlock
        label={t('pull')}
        text={[commands.pull, ...(commands.push === null ? [] : [commands.push])].join('\n')}
        note={t('pullSays')}
      />
      <details>
        <summary className="w-fit cursor-pointer text-accent hover:underline">{t('failuresTitle')}</summary>
        <dl className="mt-2 grid gap-2">
          {FAILURES.filter((key) => mayPush || key !== 'push').map((key) => (
            <div key={key}>
              <dt className="font-mono text-xs wrap-anywhere">{t(`failures.${key}.says`)}</dt>
              <dd className="text-ink-2">{t(`failures.${key}.means`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
