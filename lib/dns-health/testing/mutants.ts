/** Mistakes somebody could make in the check, each as one replaced piece of its source. */

export type Mutant = {
  readonly what: string;
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly from: string;
  readonly to: string;
};

export const MUTANTS: readonly Mutant[] = [
  {
    what: 'data endpoints are forgotten',
    file: 'names.ts',
    from: '...regions.map((region) => dataHost(loginServer, region))',
    to: '...regions.slice(0, 0).map((region) => dataHost(loginServer, region))',
  },
  {
    what: 'replicas are forgotten',
    file: 'names.ts',
    from: '...regions.map((region) => dataHost(loginServer, region))',
    to: '...regions.slice(0, 1).map((region) => dataHost(loginServer, region))',
  },
  {
    what: 'the zone is of the public cloud everywhere',
    file: 'names.ts',
    from: 'suffixOf(loginServer).toLowerCase()',
    to: "suffixOf('x.azurecr.io')",
  },
  {
    what: 'links do not matter',
    file: 'lookup.ts',
    from: 'zone.links?.find((link) => same(link.networkId, networkId))',
    to: 'zone.links?.[0]',
  },
  {
    what: 'a zone that lacks a name is asked publicly always',
    file: 'lookup.ts',
    from: 'if (!link.redirects) return',
    to: 'if (zone.name === host) return',
  },
  {
    what: 'one right address among others is enough',
    file: 'host-states.ts',
    from: 'addresses.every((one) => expected.includes(one))',
    to: 'addresses.some((one) => expected.includes(one))',
  },
  {
    what: 'endpoints that were rejected or removed count',
    file: 'host-states.ts',
    from: "same(status, 'Approved')",
    to: "!same(status, 'Pending')",
  },
  {
    what: 'what others may have is judged all the same',
    file: 'host-states.ts',
    from: 'registry.hiddenEndpoints > 0 ||',
    to: 'registry.hiddenEndpoints > 99 ||',
  },
  {
    what: 'another endpoint’s address is as good as one’s own',
    file: 'host-states.ts',
    from: "return 'other'",
    to: "return 'right'",
  },
  {
    what: 'DNS servers of a network’s own are ignored',
    file: 'check.ts',
    from: 'if (dnsServers.length > 0) continue;',
    to: 'if (dnsServers.length > 99) continue;',
  },
  {
    what: 'networks share the group in which both get a zone',
    file: 'plan-network.ts',
    from: 'if (includesId(takenGroups, group)) continue;',
    to: '',
  },
  {
    what: 'a shared zone is written for the one who asks',
    file: 'plan-network.ts',
    from: 'return isTaken(situation, linked, networkId)',
    to: 'return takenGroups.length > 99',
  },
  {
    what: 'a network’s own zone begins empty',
    file: 'plan-network.ts',
    from: 'const copies = old === null ? [] : copiesFrom(situation, networkId, old);',
    to: 'const copies = old === null ? [] : copiesFrom(situation, networkId, old)?.slice(0, 0) ?? null;',
  },
  {
    what: 'the old link stays',
    file: 'repair.ts',
    from: 'if (!steps.has(key)) steps.set(key, step);',
    to: "if (!steps.has(key) && step.kind !== 'remove_link') steps.set(key, step);",
  },
  {
    what: 'a network gets its link before it lost the old one',
    file: 'repair.ts',
    from: "  'remove_link',\n  'put_link',",
    to: "  'put_link',\n  'remove_link',",
  },
  {
    what: 'records are written unseen',
    file: 'plan-network.ts',
    from: 'etag: before?.etag ?? null,',
    to: 'etag: null,',
  },
  {
    what: 'a zone group is made although there is one',
    file: 'plan-network.ts',
    from: 'if (primary.zoneGroup !== null || !isOpen)',
    to: 'if (!isOpen)',
  },
  {
    what: 'records of regions that were left are kept',
    file: 'zone-findings.ts',
    from: '!registry.regions.includes(region)',
    to: 'registry.regions.length === 0',
  },
  {
    what: 'records that are not in use are not looked at',
    file: 'zone-findings.ts',
    from: 'if (isJudged) return null;',
    to: 'if (isJudged || region === null || region !== null) return null;',
  },
  {
    what: 'records made by hand are as good as a zone group',
    file: 'network-findings.ts',
    from: 'primary === undefined || primary.zoneGroup !== null) return []',
    to: 'primary !== undefined || linked === undefined) return []',
  },
  {
    what: 'who wrote a record is not asked',
    file: 'network-findings.ts',
    from: 'record?.creator != null &&',
    to: 'record?.creator === undefined &&',
  },
  {
    what: 'the second zone of a name is not noticed',
    file: 'network-findings.ts',
    from: 'linked !== undefined && home !== undefined && broken.length > 0',
    to: 'linked === undefined && home !== undefined && broken.length > 0',
  },
  {
    what: 'a zone elsewhere is not noticed',
    file: 'network-findings.ts',
    from: "home === undefined ? 'no_zone' : 'zone_not_linked'",
    to: "'no_zone'",
  },
  {
    what: 'a missing replica is a missing record like any other',
    file: 'network-findings.ts',
    from: "hosts.some(isBase) ? 'missing_record' : 'missing_replica_record'",
    to: "hosts.length > 99 ? 'missing_replica_record' : 'missing_record'",
  },
];
