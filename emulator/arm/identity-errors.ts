// What Microsoft.Authorization, ManagedIdentity and Compute refuse with. Whose wording it is: ../FIDELITY.md.
import { directory } from '#emulator/directory.ts';
import { ArmError, gatewayError } from './arm-error.ts';

function refusal(status: number, code: string, message: string) {
  return new ArmError(status, { error: { code, message } });
}

export const identityErrors = {
  roleDefinitionNotFound: (id: string) =>
    gatewayError(
      404,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${id}' does not exist.`,
    ),

  roleAssignmentNotFound: (id: string) =>
    gatewayError(404, 'RoleAssignmentNotFound', `The role assignment '${id}' is not found.`),

  invalidAssignmentName: (name: string) =>
    refusal(
      400,
      'InvalidRoleAssignmentId',
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    ),

  assignmentExists: () => refusal(409, 'RoleAssignmentExists', 'The role assignment already exists.'),

  assignmentChanged: () =>
    refusal(
      409,
      'RoleAssignmentUpdateNotPermitted',
      'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
    ),

  principalNotFound: (oid: string) =>
    refusal(
      400,
      'PrincipalNotFound',
      `Principal ${oid.replaceAll('-', '')} does not exist in the directory ${directory.tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
    ),

  invalidDefinitionName: (name: string) =>
    refusal(
      400,
      'InvalidRoleDefinitionId',
      `The role definition ID '${name}' is not valid. The role definition ID must be a GUID.`,
    ),

  definitionNameTaken: () =>
    refusal(
      409,
      'RoleDefinitionWithSameNameExists',
      'A custom role with the same name already exists in this directory. Use a different name',
    ),

  builtInRole: (name: string) =>
    refusal(403, 'BuiltInRoleCannotBeChanged', `The role '${name}' is built in and cannot be changed.`),

  definitionInUse: () =>
    refusal(
      400,
      'RoleDefinitionHasAssignments',
      'There are existing role assignments referencing role (code: RoleDefinitionHasAssignments)',
    ),

  invalidIdentityName: (name: string) =>
    refusal(
      400,
      'InvalidResourceName',
      `Resource name ${name} is invalid. The name must begin with a letter or number, be 3 to 128 characters long and hold only letters, numbers, underscores and hyphens.`,
    ),

  identityNotFound: (machineId: string, identityId: string) =>
    refusal(
      400,
      'FailedIdentityOperation',
      `Identity operation for resource '${machineId}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '{"error":{"code":"BadRequest","message":"Resource '${identityId}' was not found."}}'.'.`,
    ),

  identityTypeMismatch: (type: string) =>
    refusal(
      400,
      'InvalidIdentityType',
      `The identity type '${type}' does not fit the user-assigned identities of the request.`,
    ),

  computeOperationNotFound: (name: string) =>
    refusal(404, 'NotFound', `The entity ${name} was not found in this Azure location.`),
};
