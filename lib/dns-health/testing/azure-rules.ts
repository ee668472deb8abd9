/** How Azure carries out repair steps, strictly, and what its DNS answers. Independent of the check. */
import type { RepairStep } from '#lib/dns-health/step.ts';
import { linkOf, newGuid, setRecord, setZone, type World, writeGroup, zoneName } from './world.ts';

/** Throws where Azure would refuse. */
export function carryOut(world: World, step: RepairStep): void {
  switch (step.kind) {
    case 'put_zone': {
      if (world.zones.some(({ id }) => id === step.zoneId)) throw new Error('The zone exists.');
      setZone(world, {
        id: step.zoneId,
        name: zoneName(world),
        links: [],
        records: [],
        otherRecordSets: 0,
      });
      return;
    }
    case 'put_group': {
      const endpoint = world.endpoints.find(({ id }) => id === step.endpointId);
      if (endpoint === undefined) throw new Error('No such endpoint.');
      if (endpoint.zoneGroup !== null) throw new Error('It has a zone group.');
      zone(world, step.zoneId);
      writeGroup(world, endpoint, step.zoneId);
      return;
    }
    case 'put_record':
    case 'remove_record': {
      const present = zone(world, step.zoneId).records?.find(({ name }) => name === step.name);
      if ((present?.etag ?? null) !== step.etag) throw new Error('The etag does not match.');
      if ((present?.addresses ?? []).join() !== step.before.join()) throw new Error('Reviewed otherwise.');
      const value =
        step.kind === 'remove_record' ? null : { addresses: step.addresses, creator: null, ttl: step.ttl };
      setRecord(world, step.zoneId, step.name, value);
      return;
    }
    case 'remove_link': {
      const at = zone(world, step.zoneId);
      const link = at.links?.find(({ name }) => name === step.link);
      if (link?.etag !== step.etag || link.networkId !== step.networkId) throw new Error('No such link.');
      setZone(world, { ...at, links: (at.links ?? []).filter((one) => one !== link) });
      return;
    }
    case 'put_link': {
      const at = zone(world, step.zoneId);
      if (world.zones.some((one) => one.name === at.name && linkOf(one, step.networkId) !== undefined))
        throw new Error('The network is linked to a zone of this name.');
      if (at.links?.some(({ name }) => name === step.link)) throw new Error('The link exists.');
      const { link: name, networkId, redirects } = step;
      setZone(world, {
        ...at,
        links: [...(at.links ?? []), { name, networkId, redirects, etag: newGuid() }],
      });
    }
  }
}

function zone(world: World, id: string) {
  const found = world.zones.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No zone ${id}.`);
  return found;
}

/** `public`, `nowhere`, or the addresses, for a name under which the zone would keep it. */
export function ask(world: World, network: string, name: string): string {
  const at = world.zones.find((one) => linkOf(one, network) !== undefined);
  const found = at?.records?.find((record) => record.name === name)?.addresses ?? [];
  if (found.length > 0) return found.join();
  return at === undefined || linkOf(at, network)?.redirects ? 'public' : 'nowhere';
}
