// How long requests are held back, by operation: always as long, or somewhere between two bounds.
import { createRandom, type Random } from './random.ts';

/** Milliseconds, or bounds between which a seeded chance picks. */
export type Latency = number | { readonly from: number; readonly to: number; readonly seed?: number };

/** By operation, or `*` for all that have none of their own. */
export type Latencies = Map<string, Latency>;

/** An entry that is set anew draws from its beginning. */
const chances = new WeakMap<object, Random>();

/** Milliseconds that this request waits. */
export function waitFor(latencies: Latencies, operation: string): number {
  const latency = latencies.get(operation) ?? latencies.get('*') ?? 0;
  if (typeof latency === 'number') return latency;
  const random = chances.get(latency) ?? createRandom(latency.seed ?? 1);
  chances.set(latency, random);
  return Math.round(latency.from + random() * (latency.to - latency.from));
}
