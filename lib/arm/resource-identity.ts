/** The managed identities that a machine, a task or a registry carries, as ARM's `identity` shows them. */
import { members, text } from './json.ts';

export type CarriedIdentity = {
  /** Object id of its own identity. */
  readonly systemPrincipalId: string | null;
  /** Ids of user-assigned identities, as Azure spells them. */
  readonly userAssigned: readonly string[];
  /** Object id to the id of the user-assigned identity, where Azure shows them. */
  readonly userPrincipals: Readonly<Record<string, string>>;
};

export function toIdentity(json: unknown): CarriedIdentity {
  const { principalId, type, userAssignedIdentities } = members(json);
  const assigned = Object.entries(members(userAssignedIdentities));
  const hasOwn = /SystemAssigned/i.test(text(type) ?? '');
  return {
    systemPrincipalId: hasOwn ? (text(principalId) ?? null) : null,
    userAssigned: assigned.map(([id]) => id),
    userPrincipals: Object.fromEntries(
      assigned.flatMap(([id, value]) => {
        const principal = text(members(value)['principalId']);
        return principal === undefined ? [] : [[principal, id]];
      }),
    ),
  };
}
