/** What the use cases about identities answer and accept; safe to send to the browser. */
import type { RegistryRef } from '#lib/registries/shapes.ts';
import type { ConsoleActionName } from '#lib/rights/console-actions.ts';
import type { GrantChoice, GrantPlan, GrantStepName, PlanRefusal } from '#lib/rights/grant-plan.ts';
import type { Holder } from '#lib/rights/holders.ts';
import type { Deed, RoleMode } from '#lib/rights/registry-roles.ts';
import type { Right } from '#lib/rights/rights.ts';
import type { TaskFacts } from '#lib/rights/trusted-service.ts';

/** A token of the registry's own making, which no role covers. */
export type RegistryToken = {
  readonly name: string;
  readonly enabled: boolean;
  /** Name of the scope map that says what it may. */
  readonly scopeMap: string;
};

/** Of its latest run Azure's name and the time, ISO 8601; null where it never ran. */
export type TaskView = {
  readonly name: string;
  readonly facts: TaskFacts;
  readonly lastRun: string | null;
  readonly lastRunAt: string | null;
};

export type RegistryIdentities = {
  readonly ref: RegistryRef;
  readonly mode: RoleMode;
  readonly location: string;
  readonly holders: readonly Holder[];
  /** False where roles could not be read: what a grant gives is then not known. */
  readonly areRolesRead: boolean;
  /** Null where Azure did not say, or it could not be read. */
  readonly anonymousPull: boolean | null;
  readonly adminUser: boolean | null;
  readonly tokens: readonly RegistryToken[] | null;
  readonly tasks: readonly TaskView[] | null;
  /** How many subscriptions could not be searched for the names of identities. */
  readonly unsearched: number;
  readonly readAt: string;
};

/** What access can be granted to, in one subscription; null for a kind that could not be read. */
export type GrantCandidates = {
  readonly machines: readonly Candidate[] | null;
  readonly identities: readonly Candidate[] | null;
  /** Only those whose nodes pull by a managed identity. */
  readonly clusters: readonly Candidate[] | null;
  readonly readAt: string;
};

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly resourceGroup: string;
};

/** A right that a step needs and the user lacks. */
export type MissingRight = {
  readonly step: GrantStepName;
  readonly action: string;
  readonly scope: string;
};

export type GrantPlanView = {
  readonly choice: GrantChoice;
  readonly plan: GrantPlan | null;
  /** Why there is no plan. */
  readonly refusal: PlanRefusal | null;
  /** Of the steps that are left. */
  readonly missing: readonly MissingRight[];
  /** For `az login` on the machine; null for its own identity, and until it is known. */
  readonly clientId: string | null;
  readonly readAt: string;
};

/** One step of a plan, carried out. The choice says what the plan is for; what is done already is not repeated. */
export type GrantStepIntent = {
  readonly registry: RegistryRef;
  readonly choice: GrantChoice;
  readonly step: GrantStepName;
};

/** The grant as the user saw it: one that has become another is not taken away. */
export type RevokeIntent = {
  readonly registry: RegistryRef;
  readonly assignmentName: string;
  readonly principalId: string;
  readonly roleId: string;
};

export type RevokeOutcome = {
  /** `gone`: it was not there any more; nothing was sent. */
  readonly result: 'revoked' | 'gone';
  /** What the principal can still do, by other grants. */
  readonly left: readonly Deed[];
  readonly readBackAt: string;
};

/** `run`: Azure's name of it; null when Azure did not say. */
export type RunStarted = { readonly run: string | null };
export type RunIntent = { readonly registry: RegistryRef; readonly taskName: string };

/** What the user may do at one scope. */
export type RightsAt = Readonly<Record<ConsoleActionName, Right>>;
