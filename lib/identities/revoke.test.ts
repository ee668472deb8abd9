// Revoking: what stops and what stays, what is already gone, inherited grants, lost answers.
import { expect, test } from 'vitest';
import { deleteAssignment } from '#lib/arm/role-assignments.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { carryOutStep } from './carry-out-step.ts';
import { readIdentities } from './read-identities.ts';
import { revokeRole } from './revoke-role.ts';
import type { RevokeIntent } from './shapes.ts';

const azure = startAzure();
const ROLE = '7f951dda-4ed3-4680-a7ca-43fe172d538d';

/** An identity's one grant that counts on a registry with rights by repository. */
async function countingGrant(): Promise<RevokeIntent> {
  const owner = await azure.as('owner');
  const registry = await azure.find('crcontosofeatures');
  const read = await readIdentities(owner, registry);
  const holder = read.ok
    ? read.value.holders.find(({ named }) => named?.name === 'id-feature-store')
    : undefined;
  const grant = holder?.grants.find(({ role }) => role === 'Container Registry Repository Reader');
  if (holder === undefined || grant === undefined) throw new Error('The seed has no such grant.');
  return {
    registry,
    assignmentName: grant.name,
    principalId: holder.principalId,
    roleId: grant.roleId,
  };
}

test('what counted is taken, what did not count stays; the second time there is nothing to do', async () => {
  const owner = await azure.as('owner');
  const intent = await countingGrant();
  expect(await revokeRole(owner, intent)).toMatchObject({ ok: true, value: { result: 'revoked', left: [] } });
  expect(await revokeRole(owner, intent)).toMatchObject({ ok: true, value: { result: 'gone' } });
  expect((await azure.writes()).map(({ method }) => method)).toEqual(['DELETE']);
});

test('a grant that has become another, or was made further up, is not touched', async () => {
  const owner = await azure.as('owner');
  const intent = await countingGrant();
  expect(await revokeRole(owner, { ...intent, roleId: ROLE })).toMatchObject({
    ok: false,
    failure: { code: 'conflict' },
  });
  const registry = await azure.find('crcontosoprod');
  const read = await readIdentities(owner, registry);
  const inherited = (read.ok ? read.value.holders : []).flatMap(({ principalId, grants }) =>
    grants.filter(({ level }) => level !== 'registry').map((grant) => ({ principalId, grant })),
  );
  expect(inherited.length).toBeGreaterThan(3);
  for (const { principalId, grant } of inherited.slice(0, 3)) {
    const { name, roleId } = grant;
    const refused = await revokeRole(owner, { registry, assignmentName: name, principalId, roleId });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  }
  expect(await azure.writes()).toEqual([]);
});

test.each(['after', 'before'] as const)(
  'an answer that is lost %s it was done is settled by reading',
  async (reset) => {
    const owner = await azure.as('owner');
    const intent = await countingGrant();
    await azure.emulator.admin.setFaults([
      { match: { operation: 'roleAssignments.delete' }, then: { reset } },
    ]);
    expect(await revokeRole(owner, intent, [0, 20])).toMatchObject(
      reset === 'after'
        ? { ok: true, value: { result: 'revoked' } }
        : { ok: false, failure: { code: 'unavailable', outcomeUnknown: true } },
    );
  },
);

test('without the right Azure’s refusal is told, and nothing is gone', async () => {
  const intent = await countingGrant();
  expect(await revokeRole(await azure.as('operator'), intent)).toMatchObject({
    ok: false,
    failure: { code: 'forbidden', action: 'Microsoft.Authorization/roleAssignments/delete' },
  });
});

test('rights revoked in the middle of a grant end in a clear refusal, with what was done kept', async () => {
  const owner = await azure.as('owner');
  const registry = await azure.find('mycontainerregistry');
  const target = {
    kind: 'newIdentity',
    identityId:
      '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup/providers/Microsoft.ManagedIdentity/userAssignedIdentities/myACRId',
    location: 'westcentralus',
    machineId: null,
  } as const;
  const choice = { target, level: 'pull', scope: 'registry' } as const;
  await carryOutStep(owner, { registry, choice, step: 'createIdentity' });
  // Somebody takes the role away that allows assigning roles: the owner itself can.
  const read = await readIdentities(owner, registry);
  const self = (read.ok ? read.value.holders : []).flatMap(({ grants, principalId }) =>
    grants
      .filter(({ role }) => role === 'User Access Administrator')
      .filter(() => principalId.endsWith('05'))
      .map(({ name, scope }) => ({ name, scope })),
  );
  for (const { name, scope } of self) await deleteAssignment(owner, scope, name);
  expect(await carryOutStep(owner, { registry, choice, step: 'assignRole' })).toMatchObject({
    ok: false,
    failure: { code: 'forbidden', action: 'Microsoft.Authorization/roleAssignments/write' },
  });
  const sent = (await azure.writes()).map(({ method, status }) => `${method} ${status}`);
  expect(sent).toEqual(['PUT 201', 'DELETE 200']);
});
