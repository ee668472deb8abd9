/** The first two steps: where the name leads, and as whom the registry sees the client. */
import { readRange } from '#lib/network-access/ip-range.ts';
import type { Statement } from '#lib/network-access/model.ts';
import { findSpecial } from '#lib/network-access/special-ranges.ts';
import { subnetName } from '#lib/network-access/subnet-ref.ts';
import { connectionOf } from './decide.ts';
import { dnsOf, type Entrance, isTrusted } from './entrance.ts';
import {
  type Inside,
  type ReachClient,
  type ReachRegistry,
  type Step,
  type StepState,
  say,
} from './model.ts';

/** A step before it is known how far the request comes. */
export type Draft = Omit<Step, 'key' | 'state'> & { readonly state: Exclude<StepState, 'notReached'> };

export const draft = (state: Draft['state'], title: Statement, ...evidence: readonly Statement[]): Draft => ({
  state,
  title,
  evidence,
});

const isInside = (client: ReachClient): client is Extract<ReachClient, Inside> => 'networkName' in client;

export function nameStep(registry: ReachRegistry, client: ReachClient): Draft {
  const host = registry.loginServer;
  if (!isInside(client))
    return draft(
      'passes',
      say('name.public'),
      chain(registry),
      say(client.kind === 'address' ? 'noPrivateZone' : 'askedByAzure', { host }),
    );
  const dns = dnsOf(registry, client);
  const values = { host, network: client.networkName };
  switch (dns.leads) {
    case 'public':
      return registry.connections.length === 0
        ? draft('passes', say('name.public'), say('noConnections', values))
        : draft('passes', say('name.public'), chain(registry), say('noZone', values));
    case 'endpoint':
      return draft('passes', say('name.private', { address: dns.address }), say('zoneRecord', values));
    case 'private':
      return draft(
        'passes',
        say('name.private', { address: dns.address }),
        say('zoneRecord', values),
        say('whoseUnknown', { address: dns.address }),
      );
    case 'stranger':
      return draft('refused', say('name.stranger', { address: dns.address }), say('strangerAddress', values));
    case 'nowhere':
      return draft('refused', say('name.nowhere'), say('zoneWithoutRecord', { ...values, zone: dns.zone }));
    default:
      return draft('unknown', say('name.unknown'), say('dnsUnknown', values));
  }
}

/** As `nslookup` shows it: over `privatelink` as soon as there is a connection. */
function chain({ loginServer, connections }: ReachRegistry): Statement {
  const [label = '', ...domain] = loginServer.split('.');
  return connections.length === 0
    ? say('nameDirect', { host: loginServer })
    : say('nameAlias', { host: loginServer, alias: `${label}.privatelink.${domain.join('.')}` });
}

/** @param entrances all that are possible. */
export function addressStep(
  registry: ReachRegistry,
  client: ReachClient,
  entrances: readonly Entrance[],
): Draft {
  const [entrance] = entrances;
  if (entrance === undefined || entrances.length > 1)
    return draft('unknown', say('address.several'), ...several(entrances));
  switch (entrance.way) {
    case 'subnet':
      return draft(
        'passes',
        say('address.subnet', { subnet: subnetName(entrance.subnetId) }),
        say('overServiceEndpoint'),
      );
    case 'trusted':
      return draft('passes', say('address.trusted'), say('trustedList'));
    case 'task':
      return draft('passes', say('address.task'), say('taskIdentity'));
    case 'endpoint': {
      const connection =
        entrance.endpointId === null ? undefined : connectionOf(registry, entrance.endpointId);
      return draft(
        'passes',
        say('address.endpoint', {
          known: entrance.endpointId === null ? 'no' : 'yes',
          endpoint: entrance.endpointId?.split('/').at(-1) ?? '',
        }),
        ...(connection === undefined ? [] : [say('connectionName', { connection: connection.name })]),
        say('privateSource'),
      );
    }
    case 'public':
      return publicAddress(client, entrance.address);
    default:
      return draft('refused', say('address.none'));
  }
}

const several = (entrances: readonly Entrance[]): readonly Statement[] =>
  [...new Set(entrances.map(({ way }) => way))].map((way) => say(`either.${way}`));

function publicAddress(client: ReachClient, address: string | null): Draft {
  const who = [
    ...(client.kind === 'service' && !isTrusted(client.service)
      ? [say('notTrusted', { service: client.service })]
      : []),
    ...(client.kind === 'task' ? [say('userTask')] : []),
  ];
  if (address === null)
    return draft(
      'unknown',
      say('address.unknown'),
      ...who,
      say(isInside(client) ? 'egressUnknown' : 'serviceEgress'),
    );
  const range = readRange(address);
  const special = range === null ? null : findSpecial(range);
  return draft(
    'passes',
    say('address.public', { address }),
    ...who,
    ...(isInside(client) ? [say('withoutServiceEndpoint')] : []),
    ...(range === null ? [say('notIpv4')] : []),
    ...(special === null ? [] : [say('specialAddress', { block: special.block })]),
  );
}
