// Chance that follows from a registry's number alone: the same in every fleet and at every start.

/** From 0 up to but not including 1. @param about what is drawn, so that two draws of one number differ. */
export function chance(number: number, about: number): number {
  let mixed = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(about + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** One of the items. @param drawn from 0 to 1; squared, those at the beginning come more often. */
export function pick<T>(items: readonly T[], drawn: number): T {
  return items[Math.floor(drawn * items.length)] as T;
}

/** @param weights items with how often they come, as parts of 1. */
export function weighted<T>(weights: readonly (readonly [T, number])[], drawn: number): T {
  let rest = drawn;
  for (const [item, weight] of weights) {
    if (rest < weight) return item;
    rest -= weight;
  }
  return (weights.at(-1) as readonly [T, number])[0];
}

/** What the draws are about. */
export const ABOUT = {
  home: 1,
  group: 2,
  sku: 3,
  mode: 4,
  oldRules: 5,
  ruleCount: 6,
  fewRules: 7,
  bypass: 8,
  tasks: 9,
  admin: 10,
  approved: 11,
  approvedCount: 12,
  pending: 13,
  rejected: 14,
  disconnected: 15,
  subnets: 16,
  created: 17,
  changed: 18,
  author: 19,
  size: 20,
  export: 21,
  replicas: 22,
  team: 23,
  environment: 24,
  owner: 25,
  cost: 26,
  untagged: 27,
  webhooks: 28,
  region: 29,
  groups: 30,
  /** And those above them, three for each address. */
  egress: 300,
  published: 400,
  rules: 1_000,
} as const;
