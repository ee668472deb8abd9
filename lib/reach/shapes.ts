/** What “Can X reach this registry?” answers; safe to send to the browser. */
import type { AskedClient } from '#lib/network-access/reach/client-param.ts';
import type { Reach } from '#lib/network-access/reach/model.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';

/** `machine`, `network`: it is not there, or the user may not read it. `dns`: zones that may answer were not read. */
export type Unread = 'machine' | 'network' | 'dns';

export type ReachAnswer = {
  readonly registry: RegistryDetail;
  readonly client: AskedClient;
  readonly reach: Reach;
  /** What the answer had to do without. */
  readonly unread: readonly Unread[];
};

/** A task to choose. `identities`: the kinds that it has. */
export type TaskChoice = {
  readonly name: string;
  readonly identities: readonly ('system' | 'user')[];
};
