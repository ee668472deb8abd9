// ACR Tasks and their runs, as the embedded Azure remembers them.
import type { ResourceIdentity } from './identity-shapes.ts';
import type { Stamp, Switch, Tags } from './shapes.ts';

type Json = Readonly<Record<string, unknown>>;

export type RegistryTask = {
  readonly id: string;
  readonly name: string;
  readonly registryId: string;
  readonly location: string;
  readonly tags: Tags;
  readonly identity: ResourceIdentity | null;
  readonly stamp: Stamp;
  readonly status: Switch;
  /** Members whose names and values have been checked, as they were sent; so are all that follow. */
  readonly platform: Json;
  readonly agentConfiguration: Json;
  /** Seconds. */
  readonly timeout: number;
  readonly step: Json & { readonly type: 'Docker' | 'FileTask' | 'EncodedTask' };
  /** What a base image's update would set off; here images never change. */
  readonly baseImageTrigger: Json | null;
  readonly sourceRegistry: Json | null;
  /** By login server; null where none were ever said. */
  readonly customRegistries: Readonly<Record<string, Json>> | null;
};

export type RunImage = {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
};

export type TaskRun = {
  readonly id: string;
  /** Such as `cf1`. */
  readonly name: string;
  readonly registryId: string;
  readonly task: string;
  readonly platform: Json;
  readonly agentConfiguration: Json;
  readonly isArchiveEnabled: boolean;
  readonly stamp: Stamp;
  readonly endsAt: number;
  /** Settled when the run starts; shows when it ends. */
  readonly outcome: { readonly status: 'Succeeded' | 'Failed'; readonly outputImages: readonly RunImage[] };
};
