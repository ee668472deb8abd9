'use client';
/** Subnet rules (service endpoints), which the portal and newer API versions do not show. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import { Count } from '#components/ui/tag.tsx';
import type { SubnetRule } from '#lib/network-access/model.ts';
import { parseSubnetId } from '#lib/network-access/subnet-ref.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import { RuleOrigin, RuleReach } from './rule-notes.ts';

type Props = {
  readonly registry: RegistryRef;
  readonly rules: readonly SubnetRule[] | null;
  /** Where no IP rules above have said how far back the log tells. */
  readonly saysReach: boolean;
};

export function SubnetRulesPanel({ registry, rules, saysReach }: Props) {
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
        <>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('subnet')}</th>
                <th scope="col">{t('virtualNetwork')}</th>
                <th scope="col">{t('resourceGroup')}</th>
                <th scope="col">{t('notes')}</th>
              </tr>
            </thead>
            <tbody>
              {known.map(({ id }) => (
                <Row key={id} id={id} registry={registry} />
              ))}
            </tbody>
          </table>
          {saysReach && <RuleReach registry={registry} />}
        </>
      )}
    </Panel>
  );
}

function Row({ id, registry }: { readonly id: string; readonly registry: RegistryRef }) {
  const name = parseSubnetId(id);
  if (name === null)
    return (
      <tr>
        <td colSpan={3} className="font-mono text-xs wrap-anywhere">
          {id}
        </td>
        <td>
          <RuleOrigin registry={registry} subnet={id} />
        </td>
      </tr>
    );
  return (
    <tr>
      <td className="font-medium wrap-anywhere">{name.subnet}</td>
      <td className="wrap-anywhere">{name.virtualNetwork}</td>
      <td className="wrap-anywhere">{name.resourceGroup}</td>
      <td>
        <RuleOrigin registry={registry} subnet={id} />
      </td>
    </tr>
  );
}
