/** The GUID of a role assignment, made from what it says: granting the same twice writes the same thing twice. */
import 'server-only';
import { createHash } from 'node:crypto';

/** @returns a GUID that is the same for the same scope, principal and role, in any letter case. */
export function assignmentName(scope: string, principalId: string, roleId: string): string {
  const text = [scope, principalId, roleId].join('\n').toLowerCase();
  const hex = createHash('sha256').update(text).digest('hex');
  // Version 8, "made by a rule of one's own": https://www.rfc-editor.org/rfc/rfc9562#section-5.8
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
