'use client';
/** Chooses one of the registries that may be read, by name; of namesakes the group is told, too. */
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { RegistryRef, RegistrySummary } from '#lib/registries/shapes.ts';

type Props = {
  readonly label: string;
  readonly chosen: RegistryRef | null;
  /** Null until they have been read. */
  readonly registries: readonly RegistrySummary[] | null;
  readonly onChoose: (ref: RegistryRef) => void;
};

/** As many as a list to choose from stays useful; typing narrows it, and any name can be typed. */
const MOST_OPTIONS = 500;

export function RegistryField({ label, chosen, registries, onChoose }: Props) {
  const t = useTranslations('compare');
  const options = useId();
  const [name, setName] = useState(chosen?.name ?? '');
  const [isLeft, setLeft] = useState(false);
  const found = (text: string) =>
    registries?.find(({ ref, loginServer }) =>
      [ref.name, loginServer].some((known) => known.toLowerCase() === text.trim().toLowerCase()),
    );
  const isUnknown = isLeft && name.trim() !== '' && registries !== null && found(name) === undefined;
  const type = (text: string) => {
    setName(text);
    const ref = found(text)?.ref;
    if (ref !== undefined && ref.name !== chosen?.name) onChoose(ref);
  };
  // Typed before the registries were there.
  const retype = useEffectEvent(() => type(name));
  useEffect(() => {
    if (registries !== null) retype();
  }, [registries]);
  return (
    <Field label={label} error={isUnknown && t('unknownRegistry', { name: name.trim() })}>
      {(control) => (
        <>
          <Input
            {...control}
            value={name}
            onChange={({ target }) => type(target.value)}
            onBlur={() => setLeft(true)}
            list={options}
            placeholder={t('registryHint')}
            autoCapitalize="off"
            spellCheck={false}
          />
          <datalist id={options}>
            {registries?.slice(0, MOST_OPTIONS).map(({ id, ref }) => (
              <option key={id} value={ref.name}>
                {ref.resourceGroup}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
