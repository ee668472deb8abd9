'use client';
/** Everything the posture page shows, from the fleet's columns, private DNS and earlier looks. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useAuth } from '#lib/auth/use-auth.tsx';
import { lookAt } from '#lib/posture/look.ts';
import { type Compliance, complianceOf } from '#lib/posture/policies.ts';
import { type Posture, postureOf } from '#lib/posture/posture.ts';
import { keyOf } from '#lib/posture/row-key.ts';
import { type History, NO_HISTORY, pendingSince } from '#lib/posture/trend.ts';
import type { Beside, DnsState } from '#lib/posture/views.ts';
import type { FleetDns } from '#lib/private-dns/shapes.ts';
import { fleetDnsQuery } from '#lib/queries/dns.ts';
import { type FleetReading, useFleet } from '#lib/queries/fleet.ts';
import { useEarlier, useRecorded } from './use-history.ts';

/** How far private DNS is: it is read behind the registries. */
export type DnsProgress = 'waiting' | 'reading' | 'failed' | { readonly unread: number };

export type Judged = {
  readonly reading: FleetReading;
  readonly posture: Posture;
  readonly compliance: readonly Compliance[];
  readonly beside: Beside;
  readonly dns: DnsProgress;
  /** Subscription names by id in lower case. */
  readonly names: ReadonlyMap<string, string>;
  /** Of no look before this one is recorded. */
  readonly history: History;
};

/** @returns `judged` undefined before the first rows. */
export function usePosture() {
  const { account } = useAuth();
  const fleet = useFleet(account.oid);
  // Ten thousand rows that arrive in parts are judged when there is time, not at each part.
  const reading = useDeferredValue(fleet.reading);
  const isRead = reading !== undefined && reading === fleet.reading && !fleet.isReading;
  const fleetDns = useQuery({ ...fleetDnsQuery(account.oid), enabled: isRead });
  const earlier = useEarlier(account.oid);

  const judged = useMemo(() => {
    if (reading === undefined) return undefined;
    const { table, asOf, subscriptions } = reading;
    const beside: Beside = {
      dns: fleetDns.data === undefined ? null : brokenDns(fleetDns.data),
      pendingSince: pendingSince(earlier, table),
      now: Date.parse(asOf),
    };
    return {
      reading,
      posture: postureOf(table, beside),
      compliance: complianceOf(table),
      beside,
      names: new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name])),
    };
  }, [reading, fleetDns.data, earlier]);

  const isDnsPartly = (fleetDns.data?.failures.length ?? 0) > 0;
  const seen = useMemo(() => {
    if (judged === undefined || !isRead) return null;
    const { table, asOf, failures } = judged.reading;
    const unread = failures.map(({ subscription }) => subscription.id);
    return {
      table,
      look: lookAt(table, judged.posture, Date.parse(asOf), unread, isDnsPartly ? ['dns_broken'] : []),
    };
  }, [judged, isRead, isDnsPartly]);
  const history = useRecorded(account.oid, seen) ?? NO_HISTORY;

  const dns: DnsProgress =
    fleetDns.data !== undefined
      ? { unread: fleetDns.data.failures.length }
      : fleetDns.error !== null
        ? 'failed'
        : isRead
          ? 'reading'
          : 'waiting';
  return { fleet, judged: judged === undefined ? undefined : { ...judged, dns, history } };
}

/** What will not be found, or leads astray; tidying up is left to the DNS pages. */
function brokenDns({ registries }: FleetDns): ReadonlyMap<string, DnsState> {
  const states = new Map<string, DnsState>();
  for (const { registry, networks, findings } of registries) {
    const grave = findings.filter(({ severity }) => severity !== 'info').length;
    if (grave === 0) continue;
    const { found, broken, unknown } = networks;
    states.set(keyOf(registry), { broken, networks: found + broken + unknown, findings: grave });
  }
  return states;
}
