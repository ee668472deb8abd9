'use client';
/** Subnet rules (service endpoints), which the portal and newer API versions do not show. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import type { SubnetRule } from '#lib/network-access/model.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';

export function SubnetRulesPanel({ rules }: { rules: readonly SubnetRule[] | null }) {
  const t = useTranslations('registry.subnetRules');
  const known = rules ?? [];
  return (
    <Panel
      id="subnet-rules"
      title={t('title')}
      {...(known.length > 0
        ? {
            aside: <Count value={known.length} />,
            actions: <span className="text-xs text-ink-3">{t('hidden')}</span>,
          }
        : {})}
      padded={known.length === 0}
    >
      {known.length === 0 ? (
        <p className="text-ink-2">{rules === null ? t('unknown') : t('none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('subnet')}</th>
              <th scope="col">{t('virtualNetwork')}</th>
              <th scope="col">{t('resourceGroup')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ id }) => (
              <Row key={id} id={id} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ id }: { id: string }) {
  const name = parseSubnetId(id);
  if (name === null)
    return (
      <tr>
        <td colSpan={3} className="font-mono text-xs wrap-anywhere">
          {id}
        </td>
      </tr>
    );
  return (
    <tr>
      <td className="font-medium wrap-anywhere">{name.subnet}</td>
      <td className="wrap-anywhere">{name.virtualNetwork}</td>
      <td className="wrap-anywhere">{name.resourceGroup}</td>
    </tr>
  );
}
