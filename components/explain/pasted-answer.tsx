'use client';
/** What a pasted error means: its kind, the registry, how things stand now, and the way to the fix. */
import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { KeyValues } from '#components/ui/kv.tsx';
import { ModeMark } from '#components/ui/mode-mark.tsx';
import { explainError } from '#lib/network-access/errors-explained/explain-error.ts';
import type { ExplainedError } from '#lib/network-access/errors-explained/model.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import { explainReach } from '#lib/network-access/reach/explain-reach.ts';
import {
  dnsPath,
  identitiesPath,
  privateAccessPath,
  publicAccessPath,
  registryPath,
} from '#lib/queries/paths.ts';
import type { RegistrySummary } from '#lib/registries/shapes.ts';
import { MarkedText } from './marked-text.tsx';
import { nextOf } from './pasted-next.ts';
import type { Fleet } from './use-fleet.ts';
import type { Ask } from './use-question.ts';

type Props = { readonly text: string; readonly fleet: Fleet; readonly onAsk: Ask };

export function PastedAnswer({ text, fleet, onAsk }: Props) {
  const t = useTranslations('explainPage.paste');
  const words = useTranslations('pastedError');
  const error = explainError(text);
  if (error === null)
    return (
      <div role="status">
        <h3 className="text-sm font-semibold tracking-normal">{t('unknown')}</h3>
        <p className="text-ink-2">{t('unknownMeans')}</p>
      </div>
    );
  const name = error.loginServer ?? error.registryName;
  const registry = name === null ? null : fleet.find(name);
  return (
    <div className="grid gap-3.5">
      <div role="status">
        <h3 className="text-sm font-semibold tracking-normal">{words(`${error.kind}.title`)}</h3>
        <p className="text-ink-2">{words(`${error.kind}.meaning`)}</p>
      </div>
      {error.marks.length > 0 && <MarkedText label={t('found')} text={text} marks={error.marks} />}
      <Facts error={error} name={name} registry={registry} isRead={fleet.registries !== null} />
      <p className="text-ink-2">{t('check', { check: words(`${error.kind}.check`) })}</p>
      {registry !== null && <Now error={error} registry={registry} />}
      {registry !== null && <Actions error={error} registry={registry} onAsk={onAsk} />}
    </div>
  );
}

type FactsProps = {
  readonly error: ExplainedError;
  readonly name: string | null;
  readonly registry: RegistrySummary | null;
  readonly isRead: boolean;
};

function Facts({ error, name, registry, isRead }: FactsProps) {
  const t = useTranslations('explainPage.paste');
  const { client, target, kind } = error;
  return (
    <KeyValues
      items={[
        {
          key: 'registry',
          name: t('registry'),
          value:
            name === null ? (
              t('hidden')
            ) : (
              <>
                {registry?.ref.name ?? name}
                {registry === null && isRead && <span className="text-ink-2">, {t('notYours')}</span>}
              </>
            ),
        },
        ...(client !== null || kind === 'firewall'
          ? [
              {
                key: 'client',
                name: t('client'),
                value: client === null ? t('hidden') : <span className="font-mono">{client}</span>,
              },
            ]
          : []),
        ...(target === null
          ? []
          : [{ key: 'target', name: t('target'), value: <span className="font-mono">{target}</span> }]),
        ...(registry === null
          ? []
          : [{ key: 'now', name: t('now'), value: <ModeMark mode={accessMode(registry.access)} /> }]),
      ]}
    />
  );
}

/** The error is of some time ago: whether the client is let in by what was read last. */
function Now({ error, registry }: { readonly error: ExplainedError; readonly registry: RegistrySummary }) {
  const t = useTranslations('explainPage.paste');
  if (error.kind !== 'firewall' || error.client === null) return null;
  const { reaches } = explainReach(
    { ...registry, name: registry.ref.name, dataEndpointHostNames: [], connections: [] },
    { kind: 'address', address: error.client },
  );
  if (reaches === 'unknown') return null;
  return (
    <Banner
      kind="info"
      title={t(reaches === 'yes' ? 'allowedNow' : 'refusedNow', { address: error.client })}
      announce={false}
    />
  );
}

const PATHS = {
  publicAccess: publicAccessPath,
  dns: dnsPath,
  identities: identitiesPath,
  privateAccess: privateAccessPath,
  registry: registryPath,
} as const;

type ActionsProps = {
  readonly error: ExplainedError;
  readonly registry: RegistrySummary;
  readonly onAsk: Ask;
};

function Actions({ error, registry, onAsk }: ActionsProps) {
  const t = useTranslations('explainPage.paste');
  const { client, rule, opens } = nextOf(error);
  const { ref } = registry;
  const access = publicAccessPath(ref);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {rule !== null ? (
        <ButtonLink href={`${access}?suggest=${encodeURIComponent(`ip:${rule}`)}`} prefetch={false}>
          {t('addAddress', { address: rule })}
        </ButtonLink>
      ) : (
        <ButtonLink href={PATHS[opens](ref)} prefetch={false}>
          {t(`open.${opens}`)}
        </ButtonLink>
      )}
      <Button kind={rule === null ? 'default' : 'ghost'} onClick={() => onAsk(ref.name, client)}>
        {t('explain')}
      </Button>
    </div>
  );
}
