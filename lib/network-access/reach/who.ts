/** Who signs in at a registry, and which roles Azure holds of them: what is known, and what is not. */

/** What a grant may be proposed to, as the grant flow takes it. */
export type ProposedTarget =
  | { readonly kind: 'machine'; readonly machineId: string }
  | { readonly kind: 'identity'; readonly identityId: string; readonly machineId: string | null }
  | {
      readonly kind: 'principal';
      readonly principalId: string;
      readonly principalType: 'ServicePrincipal' | 'User' | 'Group';
    };

/** A role of whoever signs in, at the registry or above it. */
export type HeldRole = {
  readonly role: string;
  /** What people call the place where it is assigned. */
  readonly scope: string;
  readonly level: 'registry' | 'resourceGroup' | 'subscription' | 'above';
  /** In the registry's role mode. `unknown`: a condition decides by repository, or the role could not be read. */
  readonly pulls: 'yes' | 'no' | 'unknown';
  /** It would pull in the other role mode. */
  readonly isIdle: boolean;
  readonly viaGroup: boolean;
};

type Named = {
  readonly who: string;
  /** The client's own identity rather than one that was chosen beside it. */
  readonly isOwn: boolean;
};

export type SignIn =
  /** Nobody was named. */
  | { readonly state: 'unnamed' }
  /** Who it is, or which roles they have, could not be read. */
  | (Named & { readonly state: 'unread'; readonly part: 'identity' | 'roles' })
  /** The machine or the task does not have that identity. `target`: what gives it one, if this console can. */
  | (Named & {
      readonly state: 'absent';
      readonly of: 'machine' | 'identity' | 'task';
      readonly target: ProposedTarget | null;
    })
  | (Named & {
      readonly state: 'known';
      readonly mode: 'legacy' | 'abac' | 'unknown';
      readonly held: readonly HeldRole[];
      /** Whether roles by membership of groups are among `held`. */
      readonly areGroupsRead: boolean;
      readonly target: ProposedTarget;
    });

export type Who = {
  readonly signIn: SignIn;
  /** The smallest role that lets pull in this registry's mode; null where the mode is not known. */
  readonly role: string | null;
  /** Null where it could not be read. */
  readonly anonymousPull: boolean | null;
};

export const NOBODY_NAMED: Who = { signIn: { state: 'unnamed' }, role: null, anonymousPull: null };
