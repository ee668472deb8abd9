// How private DNS operations end: their preconditions are judged only then, and a failed one is the operation's error.
import { randomUUID } from 'node:crypto';
import type { NetworkEffect, NetworkOperation, Precondition, PrivateDnsZone } from './network-shapes.ts';
import type { Store } from './store.ts';

type DnsEffect = Extract<NetworkEffect, { kind: 'putZone' | 'deleteZone' | 'putLink' | 'deleteLink' }>;
type Failure = NonNullable<NetworkOperation['error']>;

/** @returns the error of a failed precondition; null when the effect took place. */
export function settleDnsEffect(store: Store, effect: DnsEffect): Failure | null {
  const id = effect.kind === 'putZone' || effect.kind === 'deleteZone' ? effect.id : effect.zoneId;
  const zone = store.privateDnsZones.get(id);
  switch (effect.kind) {
    case 'putZone': {
      const name = id.slice(id.lastIndexOf('/') + 1);
      const failure = failed(`Zone ${name}`, effect.when, zone?.etag);
      if (failure !== null) return failure;
      const present: PrivateDnsZone = zone ?? { id, name, etag: '', tags: {}, links: [], records: [] };
      store.privateDnsZones.put({ ...present, tags: effect.tags, etag: randomUUID() });
      return null;
    }
    case 'deleteZone': {
      if (zone === undefined) return null;
      const failure = failed(`Zone ${zone.name}`, effect.when, zone.etag);
      if (failure === null) store.privateDnsZones.remove(id);
      return failure;
    }
    case 'putLink': {
      if (zone === undefined) return { code: 'NotFound', message: `Resource ${id} not found.` };
      const { link, when } = effect;
      const present = zone.links.find(({ name }) => sameName(name, link.name));
      const failure = failed(`Virtual network link ${link.name}`, when, present?.etag);
      if (failure !== null) return failure;
      const stored = { ...link, name: present?.name ?? link.name, etag: randomUUID() };
      const links =
        present === undefined
          ? [...zone.links, stored]
          : zone.links.map((candidate) => (candidate === present ? stored : candidate));
      store.privateDnsZones.put({ ...zone, links });
      return null;
    }
    case 'deleteLink': {
      const present = zone?.links.find(({ name }) => sameName(name, effect.link));
      if (zone === undefined || present === undefined) return null;
      const failure = failed(`Virtual network link ${present.name}`, effect.when, present.etag);
      if (failure !== null) return failure;
      const links = zone.links.filter((candidate) => candidate !== present);
      store.privateDnsZones.put({ ...zone, links });
      return null;
    }
  }
}

/** @param what in Azure's words, such as `Zone example.com`. @param etag of what is there; undefined for nothing. */
export function preconditionFailure(
  what: string,
  { ifMatch, ifNoneMatch }: Precondition,
  etag: string | undefined,
): string | null {
  if (ifNoneMatch === '*' && etag !== undefined) {
    return `The ${what} exists already and hence cannot be created again.`;
  }
  const matches = ifMatch === null || (ifMatch === '*' ? etag !== undefined : unquoted(ifMatch) === etag);
  return matches ? null : `The ${what} has been modified (etag mismatch).`;
}

function failed(what: string, when: Precondition, etag: string | undefined): Failure | null {
  const message = preconditionFailure(what, when, etag);
  return message === null ? null : { code: 'PreconditionFailed', message };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Clients send it with and without quotes. */
function unquoted(etag: string): string {
  return etag.replace(/^W\//, '').replaceAll('"', '');
}
