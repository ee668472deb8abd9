/** A pasted error: what kind it is, which registry, which client. Unknown text is unknown, never guessed at. */
import ipaddr from 'ipaddr.js';
import { type FoundRegistry, findRegistry, namedRegistry } from './find-registry.ts';
import type { ErrorKind, ExplainedError } from './model.ts';
import { DENIED_CLIENT, PATTERNS } from './patterns.ts';
import { plainText } from './plain-text.ts';

/** Where a name led to: of a connection that failed, or as `az acr check-health` reports it. */
const TARGET =
  /dial tcp (\d{1,3}(?:\.\d{1,3}){3}):\d+|at IP (\d{1,3}(?:\.\d{1,3}){3})|Failed to connect to \S+ \(?(\d{1,3}(?:\.\d{1,3}){3})/i;

/** Elsewhere an address is that of storage, or of nobody's concern. */
const SAYS_TARGET: readonly ErrorKind[] = ['challenge', 'dns', 'unreachable', 'certificateAuthority'];

/** These name a resource of ARM; any host beside it may be another registry. */
const ABOUT_A_RESOURCE: readonly ErrorKind[] = [
  'importForbidden',
  'subnetWithoutEndpoint',
  'subnetRight',
  'needsPremium',
  'ruleQuota',
];

/** @returns null for a text that says nothing about reaching a registry. */
export function explainError(pasted: string): ExplainedError | null {
  const { text, origin } = plainText(pasted);
  for (const { kind, words, beside, needsRegistry } of PATTERNS) {
    const found = words.exec(text);
    if (found === null || (beside !== undefined && !beside.test(text))) continue;
    const registry = registryOf(kind, text, found.index + found[0].length);
    if (needsRegistry && registry === null) continue;
    const client = kind === 'firewall' || kind === 'tasksFirewall' ? clientIn(text) : null;
    const place = (from: number, to: number) => [origin[from] ?? 0, origin[to] ?? 0] as const;
    return {
      kind,
      loginServer: registry?.loginServer ?? null,
      registryName: registry?.registryName ?? null,
      client: client?.address ?? null,
      target: SAYS_TARGET.includes(kind) ? targetIn(text) : null,
      marks: [
        ...(registry === null ? [] : [place(...registry.at)]),
        ...(client === null ? [] : [place(...client.at)]),
      ],
    };
  }
  return null;
}

function registryOf(kind: ErrorKind, text: string, before: number): FoundRegistry | null {
  const named = ABOUT_A_RESOURCE.includes(kind) ? namedRegistry(text) : null;
  return named ?? findRegistry(text, before);
}

/** Null where the address was redacted. */
function clientIn(text: string): { address: string; at: readonly [number, number] } | null {
  const found = DENIED_CLIENT.exec(text);
  const address = found?.[1]?.trim() ?? '';
  if (found === null || !isAddress(address)) return null;
  const from = found.index + found[0].indexOf(address);
  return { address, at: [from, from + address.length] };
}

function targetIn(text: string): string | null {
  const address = (TARGET.exec(text) ?? []).slice(1).find((part) => part !== undefined);
  return address !== undefined && isAddress(address) ? address : null;
}

const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));
