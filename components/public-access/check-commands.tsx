'use client';
/** After a save: what to run where, and what it should say, to see the change in effect. */
import { useTranslations } from 'next-intl';
import { CommandBlock } from '#components/ui/command-block.tsx';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccess } from '#lib/network-access/model.ts';

type Props = {
  readonly name: string;
  readonly loginServer: string;
  readonly access: PublicAccess;
  /** An approved private endpoint lets clients in. */
  readonly hasEndpoints: boolean;
};

export function CheckCommands({ name, loginServer, access, hasEndpoints }: Props) {
  const t = useTranslations('publicAccess.check');
  const mode = accessMode(access);
  const isLetIn = mode === 'all' || (mode === 'selected' && access.ipRules.length > 0) || hasEndpoints;
  return (
    <details className="mt-1">
      <summary className="w-fit cursor-pointer text-accent hover:underline">{t('title')}</summary>
      <div className="mt-2 grid gap-3">
        {isLetIn && (
          <CommandBlock
            label={t('allowed', { mode })}
            text={`az acr login --name ${name}\ndocker pull ${loginServer}/${t('image')}`}
            note={t('allowedSays')}
          />
        )}
        {mode !== 'all' && (
          <CommandBlock
            label={t('refused')}
            text={`curl -i https://${loginServer}/v2/`}
            note={t.rich('refusedSays', {
              code: (chunks) => <code className="wrap-anywhere">{chunks}</code>,
            })}
          />
        )}
        <p className="text-ink-2">{t('wait')}</p>
      </div>
    </details>
  );
}
