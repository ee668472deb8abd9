/** A repair as commands for somebody with `az` (Private Link needs 2.2.0), and how to look a name up. */
import { groupOf, nameOf } from './ids.ts';
import type { RepairStep } from './step.ts';

/** The first version of the Azure CLI that knows Private Link. */
export const MIN_AZ = '2.2.0';

/** One command for each option on a line of its own, as people read and change them. */
const command = (words: string, options: readonly (readonly [name: string, value: string])[]): string =>
  [`az ${words}`, ...options.map(([name, value]) => `  --${name} ${value}`)].join(' \\\n');

const scope = (id: string): readonly (readonly [string, string])[] => [
  ['subscription', id.split('/')[2] ?? ''],
  ['resource-group', nameOf(groupOf(id))],
];

/** What the step does, as `az` commands, in order. */
export function azCommands(step: RepairStep): readonly string[] {
  const zone = [...scope(step.zoneId), ['zone-name', nameOf(step.zoneId)]] as const;
  switch (step.kind) {
    case 'put_zone':
      return [
        command('network private-dns zone create', [...scope(step.zoneId), ['name', nameOf(step.zoneId)]]),
      ];
    case 'put_group':
      return [
        command('network private-endpoint dns-zone-group create', [
          ...scope(step.endpointId),
          ['endpoint-name', nameOf(step.endpointId)],
          ['name', step.group],
          ['zone-name', nameOf(step.zoneId).replaceAll('.', '-')],
          ['private-dns-zone', step.zoneId],
        ]),
      ];
    case 'put_record': {
      const name = ['record-set-name', step.name] as const;
      const change = (verb: string, address: string, more: readonly (readonly [string, string])[] = []) =>
        command(`network private-dns record-set a ${verb}`, [
          ...zone,
          name,
          ['ipv4-address', address],
          ...more,
        ]);
      const added = step.addresses.filter((address) => !step.before.includes(address));
      const removed = step.before.filter((address) => !step.addresses.includes(address));
      return [
        ...added.map((address) => change('add-record', address)),
        ...removed.map((address) => change('remove-record', address)),
      ];
    }
    case 'remove_record':
      return [
        command('network private-dns record-set a delete', [...zone, ['name', step.name], ['yes', '']]),
      ].map((text) => text.trimEnd());
    case 'put_link':
      return [
        command('network private-dns link vnet create', [
          ...zone,
          ['name', step.link],
          ['virtual-network', step.networkId],
          ['registration-enabled', 'false'],
          ...(step.redirects ? [['resolution-policy', 'NxDomainRedirect'] as const] : []),
        ]),
      ];
    case 'remove_link':
      return [
        command('network private-dns link vnet delete', [...zone, ['name', step.link], ['yes', '']]),
      ].map((text) => text.trimEnd());
  }
}
