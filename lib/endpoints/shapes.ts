/** What the use cases around private endpoints accept and answer; safe to send to the browser. */
import type { Failure } from '#lib/errors/failure.ts';
import type {
  EndpointChoices,
  NeededProvider,
  ZonePlace,
} from '#lib/network-access/endpoint-plan/choices.ts';
import type { CleanUp } from '#lib/network-access/endpoint-plan/clean-up.ts';
import type { Problem } from '#lib/network-access/endpoint-plan/problem.ts';
import type { SeenSubnet } from '#lib/network-access/endpoint-plan/seen.ts';
import type { MemberAddress } from '#lib/network-access/private-addresses.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { Right } from '#lib/rights/rights.ts';

/** All that is to be done, in steps that Azure itself remembers: it can be taken up anywhere, any time. */
export type EndpointJob =
  | { readonly kind: 'create'; readonly registry: RegistryRef; readonly choices: EndpointChoices }
  | { readonly kind: 'clean_up'; readonly registry: RegistryRef; readonly cleanUp: CleanUp };

export type JobStep = {
  readonly key: string;
  readonly kind:
    | 'register'
    | 'group'
    | 'policies'
    | 'zone'
    | 'link'
    | 'endpoint'
    | 'zone_group'
    | 'record'
    | 'connection';
  /** What people call the thing. */
  readonly name: string;
  /** More to say: a record's address, the policies that are wanted. */
  readonly detail: string | null;
  readonly state: 'done' | 'running' | 'todo';
};

/** How a job stands by what Azure shows now. */
export type JobView = {
  readonly steps: readonly JobStep[];
  /** Empty for a clean-up. */
  readonly problems: readonly Problem[];
  /** The endpoint, once it is there; `null` for a clean-up too. */
  readonly endpoint: EndpointOutcome | null;
  readonly readAt: string;
};

export type EndpointOutcome = {
  readonly id: string;
  /** `Approved`, `Pending`, … */
  readonly status: string;
  readonly addresses: readonly MemberAddress[] | null;
};

/** What the browser asks for: one step of a job, by its key. */
export type StepIntent = { readonly job: EndpointJob; readonly key: string };

/** Azure accepted, or the step was done already; `handle` (encrypted, bound to the user) asks for progress. */
export type StepAccepted = { readonly handle: string; readonly correlationId: string };

export type StepProgress =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded'; readonly readBackAt: string }
  | { readonly state: 'failed'; readonly failure: Failure };

export type ChoiceOfGroup = { readonly name: string; readonly location: string };

export type ChoiceOfNetwork = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly subnets: readonly SeenSubnet[];
};

export type ChoiceOfZone = ZonePlace & {
  readonly id: string;
  /** `null`: its links could not be read. */
  readonly networkIds: readonly string[] | null;
};

/** What can be chosen from in one subscription, and the zones of all. */
export type EndpointOptions = {
  readonly groups: readonly ChoiceOfGroup[];
  readonly networks: readonly ChoiceOfNetwork[];
  readonly zones: readonly ChoiceOfZone[];
  readonly zoneName: string;
  readonly members: readonly string[];
  /** ARM's word; `null`: could not be read. */
  readonly registrations: Readonly<Record<NeededProvider, string | null>>;
  /** Whether the user's connection is approved at once. */
  readonly mayApprove: Right;
  readonly readAt: string;
};

/** What a clean-up of one endpoint would take away, and what it leaves. */
export type CleanUpOffer = {
  readonly cleanUp: CleanUp;
  /** The connection's; `null` when the registry has none. */
  readonly status: string | null;
  /** Whether the endpoint itself is still there. */
  readonly exists: boolean;
  readonly networkName: string | null;
  /** Zones that the endpoint's names are in, and their links: others may use them. */
  readonly stays: readonly {
    readonly zone: string;
    readonly resourceGroup: string;
    readonly links: readonly string[];
  }[];
  readonly readAt: string;
};
