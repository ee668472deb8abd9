'use client';
/** A simulated nslookup from a chosen network, with the public answer beside it. Loaded after the first paint. */
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandBlock } from '#components/ui/command-block.tsx';
import { Field } from '#components/ui/field.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Select } from '#components/ui/select.tsx';
import type { HostState } from '#lib/dns-health/finding.ts';
import { nameOf } from '#lib/dns-health/ids.ts';
import type { Lookup } from '#lib/dns-health/lookup.ts';
import type { DnsReport } from '#lib/private-dns/shapes.ts';
import { LookupChain } from './lookup-chain.tsx';

export function LookupPanel({ report }: { report: DnsReport }) {
  const t = useTranslations('dns.lookup');
  const inside = report.lookups.filter(({ networkId }) => networkId !== null);
  // Where something is wrong somebody wants to see it first.
  const broken = report.networks.find(({ verdict }) => verdict === 'broken');
  const [chosen, choose] = useState<string | null>(null);
  const [host, chooseHost] = useState<string | null>(null);
  const network =
    inside.find(({ networkId }) => networkId === (chosen ?? broken?.networkId ?? null)) ?? inside[0];
  const outside = report.lookups.at(-1);
  const wrong = broken?.hosts.find(({ verdict }) => verdict !== 'right' && verdict !== 'unknown')?.host;
  const name = host ?? (chosen === null ? wrong : undefined) ?? report.loginServer.toLowerCase();
  const lookupOf = (lookups: readonly Lookup[] | undefined) => lookups?.find((one) => one.host === name);
  const own = lookupOf(network?.lookups);
  const open = lookupOf(outside?.lookups);
  const networkName = nameOf(network?.networkId ?? '');
  const state = report.networks
    .find(({ networkId }) => networkId === network?.networkId)
    ?.hosts.find((one) => one.host === name);
  return (
    <Panel title={t('title')} aside={t('hint')}>
      <div className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          {network !== undefined && (
            <Field label={t('network')}>
              {(control) => (
                <Select
                  {...control}
                  value={network.networkId ?? ''}
                  onChange={({ target }) => choose(target.value)}
                >
                  {inside.map(({ networkId }) => (
                    <option key={networkId} value={networkId ?? ''}>
                      {nameOf(networkId ?? '')}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          <Field label={t('host')}>
            {(control) => (
              <Select {...control} value={name} onChange={({ target }) => chooseHost(target.value)}>
                {outside?.lookups.map((one) => (
                  <option key={one.host} value={one.host}>
                    {one.host}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <div className="grid gap-4 md:grid-cols-2" aria-live="polite">
          {own !== undefined && (
            <LookupChain
              title={t('inside', { network: networkName })}
              lookup={own}
              verdict={state?.verdict ?? null}
              isPublicClosed={report.isPublicClosed}
            />
          )}
          {open !== undefined && (
            <LookupChain
              title={t('outside')}
              lookup={open}
              verdict={null}
              isPublicClosed={report.isPublicClosed}
            />
          )}
        </div>
        {own !== undefined && (
          <CommandBlock
            label={t('command', { network: networkName })}
            text={`nslookup ${name}`}
            note={<Says lookup={own} state={state} />}
          />
        )}
      </div>
    </Panel>
  );
}

/** What the command should say, and what it says now where that is something else. */
function Says({ lookup, state }: { lookup: Lookup; state: HostState | undefined }) {
  const t = useTranslations('dns.lookup.says');
  const { outcome, addresses, host } = lookup;
  const now = t(outcome, { addresses: addresses.join(', '), host });
  if (state === undefined || state.expected.length === 0 || state.verdict === 'right') return now;
  return `${t('should', { addresses: state.expected.join(', ') })} ${t('now')} ${now}`;
}
