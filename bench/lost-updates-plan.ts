// What happens in one interleaving: who starts from what, asks for what and when, and what goes wrong. Seeded.
import type { Emulator } from '#emulator/launch.ts';

type FaultAction = Parameters<Emulator['admin']['setFaults']>[0][number]['then'];

export type Random = () => number;

/** mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Mode = 'all' | 'selected' | 'disabled';
export type Base = {
  readonly mode: Mode;
  readonly ipRules: readonly string[];
  readonly subnets: readonly string[];
};

export type Change = {
  readonly setMode?: Mode;
  readonly addIpRules: readonly string[];
  readonly removeIpRules: readonly string[];
  readonly addSubnetRules: readonly string[];
  readonly removeSubnetRules: readonly string[];
};

export type Save = {
  readonly startMs: number;
  readonly change: Change;
  /** Seed of the pauses before its requests. */
  readonly jitter: number;
  /** The same submission once more, so long after the first; null for once. */
  readonly againMs: number | null;
};

export type AzCommand = {
  readonly startMs: number;
  readonly change: Change;
  readonly jitter: number;
};

export type Plan = {
  readonly base: Base;
  readonly saves: readonly [Save, Save];
  readonly az: readonly AzCommand[];
  /** For the registry's next PATCHes, whoever sends them, in the form of the embedded Azure's admin API. */
  readonly faults: readonly { readonly delayMs?: number; readonly then: FaultAction }[];
};

const NOTHING: Change = { addIpRules: [], removeIpRules: [], addSubnetRules: [], removeSubnetRules: [] };
const MODES = ['all', 'selected', 'disabled'] as const;

/** @param subnets ids of subnets that rules may name. */
export function planRound(seed: number, round: number, subnets: readonly string[]): Plan {
  const random = seeded(seed * 1_000_003 + round);
  const upTo = (most: number) => Math.floor(random() * most);
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const chance = (share: number) => random() < share;

  let address = 0;
  // Unique in the round, so that whose rule it is can never be in doubt.
  const fresh = () => {
    address += 1;
    return `20.${1 + ((round >> 8) & 127)}.${round & 255}.${address}`;
  };
  const shuffled = [...subnets].sort(() => random() - 0.5);
  const base: Base = {
    mode: pick(MODES),
    ipRules: Array.from({ length: 1 + upTo(4) }, fresh),
    subnets: shuffled.slice(0, upTo(3)),
  };
  const spare = shuffled.slice(base.subnets.length);

  const change = (most: number): Change => {
    let wanted = NOTHING;
    for (let left = 1 + upTo(most); left > 0; left -= 1) {
      const what = random();
      const subnet = what > 0.7 && what < 0.9 ? (chance(0.5) ? spare.pop() : undefined) : undefined;
      if (what < 0.45) wanted = { ...wanted, addIpRules: [...wanted.addIpRules, fresh()] };
      else if (what < 0.7)
        wanted = { ...wanted, removeIpRules: both(wanted.removeIpRules, pick(base.ipRules)) };
      else if (subnet !== undefined)
        wanted = { ...wanted, addSubnetRules: [...wanted.addSubnetRules, subnet] };
      else if (what < 0.9 && base.subnets.length > 0)
        wanted = { ...wanted, removeSubnetRules: both(wanted.removeSubnetRules, pick(base.subnets)) };
      else wanted = { ...wanted, setMode: pick(MODES.filter((mode) => mode !== base.mode)) };
    }
    return wanted;
  };
  const save = (): Save => ({
    startMs: upTo(60),
    change: change(2),
    jitter: upTo(2 ** 31),
    againMs: chance(0.1) ? upTo(30) : null,
  });
  return {
    base,
    saves: [save(), save()],
    az: Array.from({ length: 1 + upTo(2) }, () => ({
      startMs: upTo(300),
      change: change(1),
      jitter: upTo(2 ** 31),
    })),
    faults: Array.from({ length: chance(0.5) ? 1 + upTo(2) : 0 }, () => ({
      ...(chance(0.5) ? { delayMs: upTo(60) } : {}),
      then: pick(FAULTS),
    })),
  };
}

const both = (list: readonly string[], item: string) => (list.includes(item) ? list : [...list, item]);

const error = (code: string) => ({ error: { code, message: 'Try again later.' } });

/** Lost on the way there or back, refused for now, failed before or after it was carried out, garbled, or only late. */
const FAULTS: readonly FaultAction[] = [
  { reset: 'before' },
  { reset: 'after' },
  { status: 500, body: error('InternalServerError') },
  { status: 503, body: error('ServiceUnavailable') },
  { status: 500, body: error('InternalServerError'), applied: true },
  { status: 503, body: error('ServiceUnavailable'), applied: true },
  { status: 429, headers: { 'retry-after': '1' }, body: error('SubscriptionRequestsThrottled') },
  { spoil: 'cut' },
  { spoil: 'empty' },
  { rewrite: {} },
  { rewrite: {} },
];
