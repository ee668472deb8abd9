/** The smallest thing that turns a no into a yes. A change of public access is proposed, never made here. */
import { NO_CHANGE } from '#lib/network-access/change.ts';
import { isInside, readRange, toRanges } from '#lib/network-access/ip-range.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccessChange, Statement } from '#lib/network-access/model.ts';
import { isBypassOn } from '#lib/network-access/paths.ts';
import { findSpecial } from '#lib/network-access/special-ranges.ts';
import { canonicalSubnet, subnetName } from '#lib/network-access/subnet-ref.ts';
import { connectionOf, type Decision } from './decide.ts';
import { dnsOf, type Entrance } from './entrance.ts';
import { type Fix, type ReachClient, type ReachRegistry, say } from './model.ts';
import { grantFor, judgeSignIn } from './sign-in.ts';
import type { Who } from './who.ts';

const elsewhere = (kind: Fix['kind'], ...sentences: readonly Statement[]): Fix => ({
  kind,
  change: null,
  connection: null,
  grant: null,
  say: sentences,
});

/**
 * @param entrance null where several ways are possible. @param isCut the client gets in, but its layers do not.
 * @returns null where nothing can be proposed.
 */
export function fixOf(
  registry: ReachRegistry,
  client: ReachClient,
  entrance: Entrance | null,
  decided: Decision | undefined,
  isCut: boolean,
): Fix | null {
  if (isCut) return elsewhere('dns', say('addDataRecords'));
  if (entrance === null || decided === undefined)
    return elsewhere('look', say('findTheWay', { host: registry.loginServer }));
  const other = fixOther(client, entrance);
  if (other !== null) return other;
  if (decided.reaches === 'unknown') return elsewhere('look', lookAt(registry, decided));
  switch (entrance.way) {
    case 'none':
      return elsewhere('dns', say(nameFix(registry, client), { host: registry.loginServer }));
    case 'endpoint':
      return fixEndpoint(registry, entrance.endpointId, decided);
    case 'public':
      return fixAddress(registry, entrance.address);
    case 'subnet':
      return fixSubnet(registry, entrance.subnetId);
    default:
      return fixException(registry, entrance.way);
  }
}

const lookAt = ({ loginServer }: ReachRegistry, { why }: Decision): Statement =>
  say(why === 'unknownAddress' ? 'findTheAddress' : why === 'unknownEndpoint' ? 'findTheWay' : 'readAgain', {
    host: loginServer,
  });

function nameFix(registry: ReachRegistry, client: ReachClient): string {
  const dns = 'networkName' in client ? dnsOf(registry, client) : null;
  return dns?.leads === 'nowhere' ? 'addRecord' : 'correctRecord';
}

function fixEndpoint(registry: ReachRegistry, id: string | null, { why }: Decision): Fix {
  const connection = id === null ? undefined : connectionOf(registry, id);
  if (why === 'pending' && connection !== undefined)
    return {
      kind: 'approve',
      change: null,
      connection: connection.name,
      grant: null,
      say: [say('approve', { connection: connection.name })],
    };
  if (why === 'notConnected') return elsewhere('dns', say('correctRecord', { host: registry.loginServer }));
  return elsewhere('endpoint', say(why === 'noEndpoints' ? 'createEndpoint' : 'recreateEndpoint'));
}

/** @param network what lets the client in; null where it gets in. @returns that, and the role where it is missing. */
export function withGrant(network: Fix | null, who: Who, registry: string): Fix | null {
  if (judgeSignIn(who).pulls !== 'no') return network;
  const { say: sentences, target } = grantFor(who, registry);
  const first = network ?? elsewhere(target === null ? 'identity' : 'grant');
  const known = new Set(first.say.map(({ key }) => key));
  return {
    ...first,
    grant: target,
    say: [...first.say, ...sentences.filter(({ key }) => !known.has(key))],
  };
}

/** Who is taken for a trusted service and is none is not helped by one address today: it has another tomorrow. */
function fixOther(client: ReachClient, { way }: Entrance): Fix | null {
  if (way !== 'public') return null;
  if (client.kind === 'service') return elsewhere('client', say(`service.${client.service}`));
  return client.kind === 'task' ? elsewhere('identity', say('systemIdentity')) : null;
}

function fixAddress({ access }: ReachRegistry, address: string | null): Fix {
  if (address === null) return elsewhere('service_endpoint', say('addServiceEndpoint'));
  const range = readRange(address);
  if (range === null) return elsewhere('client', say('needsIpv4'));
  if (findSpecial(range) !== null) return elsewhere('client', say('needsPublicAddress'));
  const isListed = isInside(address, toRanges(access.ipRules));
  return proposed([
    ...reopening(access),
    ...(isListed
      ? []
      : [
          {
            change: { addIpRules: [address] },
            say: say('addIpRule', { address, count: access.ipRules.length + 1 }),
          },
        ]),
  ]);
}

function fixSubnet({ access }: ReachRegistry, subnetId: string): Fix {
  // Rules that are not known cannot be added to.
  if (access.subnetRules === null) return elsewhere('look', say('readAgain', { host: '' }));
  const isListed = access.subnetRules.some(({ id }) => canonicalSubnet(id) === canonicalSubnet(subnetId));
  const values = { subnet: subnetName(subnetId), endpoints: access.connections.approved };
  return proposed([
    ...reopening(access),
    ...(isListed ? [] : [{ change: { addSubnetRules: [subnetId] }, say: say('addSubnetRule', values) }]),
  ]);
}

function fixException({ access }: ReachRegistry, way: 'trusted' | 'task'): Fix {
  const ids = accessMode(access) === 'selected' ? (access.subnetRules ?? []).map(({ id }) => id) : [];
  return proposed([
    ...(isBypassOn(access.bypass) === false
      ? [{ change: { setBypass: 'AzureServices' as const }, say: say('turnBypassOn') }]
      : []),
    ...(way === 'task' && access.tasksBypass !== true
      ? [{ change: { setTasksBypass: true }, say: say('turnTasksOn') }]
      : []),
    ...(ids.length > 0
      ? [{ change: { removeSubnetRules: ids }, say: say('removeSubnetRules', { count: ids.length }) }]
      : []),
  ]);
}

type Part = { readonly change: Partial<PublicAccessChange>; readonly say: Statement };

/** Rules are in force only while public access is on. */
const reopening = (access: ReachRegistry['access']): readonly Part[] =>
  accessMode(access) === 'disabled'
    ? [
        {
          change: { setMode: 'selected' },
          say: say('reopen', { count: access.ipRules.length + (access.subnetRules?.length ?? 0) }),
        },
      ]
    : [];

const proposed = (parts: readonly Part[]): Fix => ({
  kind: 'public_access',
  change: Object.assign({}, NO_CHANGE, ...parts.map(({ change }) => change)),
  connection: null,
  grant: null,
  say: parts.map((part) => part.say),
});
