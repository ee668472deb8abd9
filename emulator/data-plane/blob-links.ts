// Where a blob is fetched from: a signed link to the dedicated data endpoint, or to storage that ACR manages.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { dataEndpointOf } from '#emulator/store/registry-hosts.ts';
import type { Registry } from '#emulator/store/shapes.ts';

export type BlobLinks = {
  /** @returns an absolute URL, good for 20 minutes. */
  make(registry: Registry, repository: string, digest: string): string;
  /** The blob a link on the data endpoint asks for; null for one that is forged or has expired. */
  read(host: string, pathname: string, search: URLSearchParams): BlobRef | null;
};

type BlobRef = { readonly repository: string; readonly digest: string };

const LIFETIME_MS = 20 * 60_000;

export function createBlobLinks(now: () => number): BlobLinks {
  const key = randomBytes(32);
  const signature = (...parts: readonly string[]) =>
    createHmac('sha256', key).update(parts.join('\n')).digest('base64url');

  return {
    make(registry, repository, digest) {
      const host = hostOf(registry);
      const hex = digest.replace(/^sha256:/, '');
      const pathname = `/${folderOf(registry)}//docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`;
      const expiry = new Date(now() + LIFETIME_MS).toISOString();
      const query = new URLSearchParams({ se: expiry, sr: 'b', sp: 'r', repo: repository });
      query.set('sig', signature(host, pathname, expiry, repository));
      return `https://${host}${pathname}?${query}`;
    },
    read(host, pathname, search) {
      const hex = /\/sha256\/[\da-f]{2}\/([\da-f]{64})\/data$/.exec(pathname)?.[1];
      const [expiry, repository, sent] = ['se', 'repo', 'sig'].map((name) => search.get(name) ?? '');
      if (hex === undefined || !expiry || !repository || !sent) return null;
      const expected = Buffer.from(signature(host.toLowerCase(), pathname, expiry, repository));
      const given = Buffer.from(sent);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return Date.parse(expiry) <= now() ? null : { repository, digest: `sha256:${hex}` };
    },
  };
}

/** Clients are near the home region; replicas do not attract them here. */
function hostOf(registry: Registry): string {
  if (registry.dataEndpointEnabled) return dataEndpointOf(registry, registry.location).toLowerCase();
  return `${hash(registry.location).slice(0, 3)}managed${Number.parseInt(hash(registry.id).slice(0, 2), 16)}.blob.core.windows.net`;
}

function folderOf(registry: Registry): string {
  return hash(registry.id).slice(0, 32);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
