'use client';
/**
 * Edits that another page proposes for the public access editor: kept in this tab, named by an id in the address.
 * The editor drafts them and opens the review; nothing is ever sent from here.
 */
import type { PublicAccessChange } from '#lib/network-access/model.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export const PROPOSERS = ['restore', 'compare'] as const;
export type Proposer = (typeof PROPOSERS)[number];

export type Proposal = {
  readonly id: string;
  /** Whose: the signed-in user's object id. */
  readonly account: string;
  readonly registry: RegistryRef;
  readonly by: Proposer;
  readonly change: PublicAccessChange;
};

const KEY = 'acr.proposals';
const MOST = 10;

/** @returns the id for `?proposal=`. */
export function keepProposal(proposal: Omit<Proposal, 'id'>): string {
  const id = crypto.randomUUID();
  try {
    sessionStorage.setItem(KEY, JSON.stringify([{ ...proposal, id }, ...load()].slice(0, MOST)));
  } catch {
    // Storage is full or forbidden: the editor then says that it does not know the proposal.
  }
  return id;
}

/** @param registry whose page asks: a proposal for another one is none. */
export const findProposal = (id: string, account: string, registry: RegistryRef): Proposal | null =>
  load().find(
    (known) => known.id === id && known.account === account && keyOf(known.registry) === keyOf(registry),
  ) ?? null;

const keyOf = ({ subscriptionId, resourceGroup, name }: RegistryRef) =>
  [subscriptionId, resourceGroup, name].join('/').toLowerCase();

function load(): readonly Proposal[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isProposal) : [];
  } catch {
    return [];
  }
}

/** Storage can hold what an older version of this console wrote. */
function isProposal(value: unknown): value is Proposal {
  if (typeof value !== 'object' || value === null) return false;
  const { id, registry, by, change } = value as Partial<Proposal>;
  const lists = [
    change?.addIpRules,
    change?.removeIpRules,
    change?.addSubnetRules,
    change?.removeSubnetRules,
  ];
  return (
    typeof id === 'string' &&
    typeof registry?.name === 'string' &&
    PROPOSERS.some((known) => known === by) &&
    lists.every(Array.isArray)
  );
}
