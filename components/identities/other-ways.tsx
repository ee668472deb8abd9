'use client';
/** What lets somebody in without a role: anonymous pull, the admin user, tokens of the registry's own making. */
import { useTranslations } from 'next-intl';
import { FindingBadge } from '#components/ui/finding-badge.tsx';
import { KeyValues } from '#components/ui/kv.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { RegistryIdentities } from '#lib/identities/shapes.ts';

export function OtherWays({ found }: { readonly found: RegistryIdentities }) {
  const t = useTranslations('identities.otherWays');
  const { anonymousPull, adminUser, tokens } = found;
  const said = (value: boolean | null, on: string) =>
    value === null ? (
      <span className="text-ink-3">{t('unknown')}</span>
    ) : value ? (
      <FindingBadge severity="warning">{on}</FindingBadge>
    ) : (
      t('off')
    );
  return (
    <Panel title={t('title')}>
      <div className="grid gap-2.5">
        <KeyValues
          items={[
            { key: 'anonymous', name: t('anonymous'), value: said(anonymousPull, t('anonymousOn')) },
            { key: 'admin', name: t('admin'), value: said(adminUser, t('adminOn')) },
            {
              key: 'tokens',
              name: t('tokens'),
              value:
                tokens === null ? (
                  <span className="text-ink-3">{t('unknown')}</span>
                ) : tokens.length === 0 ? (
                  t('none')
                ) : (
                  <ul className="grid gap-1">
                    {tokens.map(({ name, enabled, scopeMap }) => (
                      <li key={name}>
                        {name}
                        <span className="block text-xs text-ink-2">
                          {t('token', { scopeMap, state: enabled ? 'on' : 'off' })}
                        </span>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
        <p className="text-xs text-ink-2">{t('note')}</p>
      </div>
    </Panel>
  );
}
