// What a handler is: the requests it answers, the right it needs, and the answer it gives.
import type { Principal } from '#emulator/principal.ts';
import type { World } from '#emulator/world.ts';
import type { Rights } from './rights.ts';

export type Method = 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';

export type Call = {
  readonly world: World;
  readonly principal: Principal;
  readonly rights: Rights;
  readonly apiVersion: string;
  /** The `{names}` of the route's path, decoded, in the caller's case. */
  readonly params: Readonly<Record<string, string>>;
  /** What rights are judged at, in the caller's case. */
  readonly scope: string;
  /** Query parameters by lower-case name. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Headers;
  readonly correlationId: string;
  /** Parsed JSON of a request that carries a body; undefined otherwise. */
  readonly body: unknown;
};

export type Answer = {
  readonly status: number;
  /** JSON; left out for an empty answer. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
  /** Such as `registries.patch`: the name in the log, for faults and for latency. */
  readonly operation: string;
  readonly method: Method;
  /** As in Azure's documents; `{scope}` at the beginning stands for any subscription, group or resource. */
  readonly path: string;
  /** Needed at the path's scope; null where the handler itself shows each caller only what is theirs. */
  readonly action: string | null;
  /** A POST that only asks: neither second factor nor lock stands in its way, and it counts as a read. */
  readonly asks?: true;
  /** Throws ArmError. */
  readonly handle: (call: Call) => Answer;
};
