'use client';
/** The question: a registry out of those that may be read, and a client of one of six kinds, and who signs in there. */
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FailureBanner } from '#components/ui/failure-banner.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import { CLIENT_KINDS } from '#lib/network-access/reach/client-param.ts';
import { type ClientDraft, draftOf, identityDraftOf, readDraft, readIdentity } from './client-draft.ts';
import { ClientField } from './client-field.tsx';
import { SignInField } from './sign-in-field.tsx';
import type { Fleet } from './use-fleet.ts';
import type { Ask } from './use-question.ts';

type Props = {
  readonly registry: string | null;
  /** As the address has it, understood or not. */
  readonly client: string | null;
  /** Who signs in, likewise. */
  readonly as: string | null;
  readonly fleet: Fleet;
  readonly onAsk: Ask;
};

/** As many names as a list to choose from stays useful; typing narrows it, and any name can be typed. */
const MOST_OPTIONS = 500;

export function AskPanel({ registry, client, as, fleet, onAsk }: Props) {
  const t = useTranslations('explainPage.ask');
  const [name, setName] = useState(registry ?? '');
  const [draft, setDraft] = useState<ClientDraft>(() => draftOf(client));
  const [identity, setIdentity] = useState(() => identityDraftOf(as, draft.kind, client !== null));
  const [isTried, setTried] = useState(client !== null);
  const form = useRef<HTMLFormElement>(null);
  const options = useId();
  const { registries, failure, find } = fleet;

  const asked = readDraft(draft);
  const signsIn = readIdentity(identity, draft.kind);
  const ref = find(name)?.ref ?? null;
  const isUnknown = name.trim() !== '' && registries !== null && find(name) === null;
  const registryError = !isTried
    ? null
    : name.trim() === ''
      ? t('noRegistry')
      : isUnknown && t('unknownRegistry', { name: name.trim(), count: registries?.length ?? 0 });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || isUnknown || asked === null || signsIn === undefined)
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else onAsk(ref?.name ?? name.trim(), asked, signsIn);
  };

  return (
    <Panel title={t('title')}>
      {failure !== null && <FailureBanner failure={failure} className="mb-3" />}
      <form ref={form} onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-2" noValidate>
        <Field label={t('registry')} error={registryError}>
          {(control) => (
            <>
              <Input
                {...control}
                value={name}
                onChange={({ target }) => setName(target.value)}
                list={options}
                placeholder={t('registryHint')}
                autoCapitalize="off"
                spellCheck={false}
              />
              <datalist id={options}>
                {registries?.slice(0, MOST_OPTIONS).map(({ id, ref }) => (
                  <option key={id} value={ref.name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t('kind')}>
          {(control) => (
            <Select
              {...control}
              value={draft.kind}
              onChange={({ target }) => {
                const next = draftOf(`${target.value}:`);
                setDraft(next);
                setIdentity(identityDraftOf(null, next.kind, false));
                setTried(false);
              }}
            >
              {CLIENT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="sm:col-span-2">
          <ClientField draft={draft} registry={ref} onChange={setDraft} error={isTried && asked === null} />
        </div>
        <SignInField
          client={draft.kind}
          draft={identity}
          error={isTried && signsIn === undefined}
          home={ref?.subscriptionId ?? null}
          onChange={setIdentity}
        />
        {/* Beside the last field where there is room. */}
        <p className="self-end">
          <Button type="submit">{t('explain')}</Button>
        </p>
      </form>
    </Panel>
  );
}
