'use client';
/** Network by network: which endpoint it has, which zone answers it, and every name with what it should say. */
import { useTranslations } from 'next-intl';
import { Panel } from '#components/ui/panel.tsx';
import type { HostState, NetworkHealth } from '#lib/dns-health/finding.ts';
import { groupOf, nameOf, same } from '#lib/dns-health/ids.ts';
import type { DnsReport, EndpointDns } from '#lib/private-dns/shapes.ts';
import { VerdictMark } from './verdict-mark.tsx';

const COLUMNS = ['host', 'expected', 'answered', 'state'] as const;

export function NetworksPanel({ report }: { report: DnsReport }) {
  const t = useTranslations('dns.networks');
  const waiting = report.endpoints.filter(({ status }) => status.toLowerCase() !== 'approved');
  return (
    <Panel
      title={t('title')}
      padded={report.networks.length === 0}
      footer={
        waiting.length > 0 ? (
          <p className="text-ink-2">
            {t('waiting', { count: waiting.length, names: waiting.map(({ name }) => name).join(', ') })}
          </p>
        ) : undefined
      }
    >
      {report.networks.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <table className="table">
          <caption className="sr-only">{t('table')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          {report.networks.map((network) => (
            <Network key={network.networkId} network={network} report={report} />
          ))}
        </table>
      )}
    </Panel>
  );
}

function Network({ network, report }: { network: NetworkHealth; report: DnsReport }) {
  const t = useTranslations('dns.networks');
  const endpoints = report.endpoints.filter(({ id }) => network.endpointIds.some((own) => same(own, id)));
  // A zone that could not be read may answer, or may not.
  const zones = new Set(
    network.hosts.flatMap(({ lookup }) => (lookup.outcome === 'unknown' ? [] : (lookup.zoneId ?? []))),
  );
  const isOpen = zones.size === 0 && network.verdict === 'unknown';
  const facts = [
    t('endpoints', { count: endpoints.length, names: endpoints.map(({ name }) => name).join(', ') }),
    ...(zones.size === 0
      ? isOpen
        ? []
        : [t('noZone')]
      : [[...zones].map((id) => t('zone', { group: nameOf(groupOf(id)) })).join(', ')]),
    keptBy(t, endpoints, [...zones]),
  ];
  return (
    <tbody className="align-baseline">
      <tr className="bg-canvas">
        <th
          scope="rowgroup"
          colSpan={3}
          className="border-t border-line-2! whitespace-normal! in-[thead+tbody]:border-t-0"
        >
          <span className="text-sm font-medium text-ink wrap-anywhere">{nameOf(network.networkId)}</span>
          <span className="block font-normal wrap-anywhere">{facts.join(' · ')}</span>
        </th>
        <td className="border-t border-line-2! align-top in-[thead+tbody]:border-t-0">
          <VerdictMark verdict={network.verdict}>{t(`verdict.${network.verdict}`)}</VerdictMark>
        </td>
      </tr>
      {network.hosts.map((state) => (
        <Host key={state.host} state={state} />
      ))}
    </tbody>
  );
}

/** Who writes the records that answer: a zone group, a group that writes elsewhere, or nobody. */
function keptBy(
  t: ReturnType<typeof useTranslations<'dns.networks'>>,
  endpoints: readonly EndpointDns[],
  zones: readonly string[],
): string {
  const groups = endpoints.filter(({ hasZoneGroup }) => hasZoneGroup);
  const [first] = groups.flatMap(({ groupZones }) => groupZones ?? []);
  if (groups.length === 0) return t('byHand');
  const isHere =
    first === undefined ||
    zones.some((zone) => groups.some(({ groupZones }) => groupZones?.some((id) => same(id, zone))));
  if (isHere) return t('byGroup');
  return t(zones.length === 0 ? 'groupUnseen' : 'groupElsewhere', { group: nameOf(groupOf(first)) });
}

function Host({ state: { host, expected, lookup, verdict } }: { state: HostState }) {
  const t = useTranslations('dns.networks');
  const answered =
    lookup.outcome === 'private'
      ? lookup.addresses.join(', ')
      : { public: t('public'), nowhere: t('nothing'), unknown: t('notKnown') }[lookup.outcome];
  const isMono = lookup.outcome === 'private';
  return (
    <tr>
      <td className="font-mono text-xs wrap-anywhere">{host}</td>
      <td className="font-mono text-xs whitespace-nowrap">
        {expected.length === 0 ? (
          <span className="font-sans text-ink-3">{t('notKnown')}</span>
        ) : (
          expected.join(` ${t('or')} `)
        )}
      </td>
      <td className={isMono ? 'font-mono text-xs' : 'text-ink-2'}>{answered}</td>
      <td>
        <VerdictMark verdict={verdict}>{t(`host_state.${verdict}`)}</VerdictMark>
      </td>
    </tr>
  );
}
