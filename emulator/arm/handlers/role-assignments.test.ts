// Role assignments: made, listed and deleted, with Azure's refusals, and rights that change at once.
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestArm, idOf, type TestArm } from '#emulator/arm/arm-harness.ts';
import { directory } from '#emulator/directory.ts';
import { ROLES } from '#emulator/seed/roles.ts';

const SUB = '/subscriptions/5ab00001-0000-4000-8000-000000000001';
const REGISTRY = idOf('crcontosoprod');
const OUTSIDER = '0a11ce00-0000-4000-8000-000000000004';
const GROUP = '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup';

let arm: TestArm;
beforeEach(() => {
  arm = createTestArm();
});

function pathOf(name: string, scope = REGISTRY) {
  return `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
}

function bodyOf(principalId: string, role: string = ROLES.reader, more: object = {}) {
  const roleDefinitionId = `${SUB}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  return { properties: { roleDefinitionId, principalId, ...more } };
}

async function list(filter = '', scope = REGISTRY) {
  const query = filter === '' ? '' : `&%24filter=${encodeURIComponent(filter)}`;
  const path = `${scope}/providers/Microsoft.Authorization/roleAssignments?api-version=2020-04-01-preview${query}`;
  const { status, body } = await arm.get(path, 'automation');
  return status === 200 ? body.value.map((item: { properties: object }) => item.properties) : status;
}

describe('a new assignment', () => {
  test('gives the right with the next request, and its deletion takes it', async () => {
    const name = randomUUID();
    const read = () => arm.get(`${REGISTRY}?api-version=2025-11-01`, 'outsider');
    expect((await read()).status).toBe(403);
    const made = await arm.put(
      pathOf(name),
      bodyOf(OUTSIDER, ROLES.reader, { description: 'For a try' }),
      'automation',
    );
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: pathOf(name).split('?')[0],
      name,
      type: 'Microsoft.Authorization/roleAssignments',
      properties: {
        principalId: OUTSIDER,
        principalType: 'User',
        scope: REGISTRY,
        description: 'For a try',
        createdBy: directory.servicePrincipal.oid,
      },
    });
    expect((await read()).status).toBe(200);
    expect((await arm.get(pathOf(name), 'automation')).body).toEqual(made.body);

    const gone = await arm.send('DELETE', pathOf(name), { user: 'automation' });
    expect([gone.status, gone.body]).toEqual([200, made.body]);
    expect((await read()).status).toBe(403);
    expect((await arm.send('DELETE', pathOf(name), { user: 'automation' })).status).toBe(204);
  });

  test('can be put again as it is, not changed, and not made twice under another name', async () => {
    const name = randomUUID();
    await arm.put(pathOf(name), bodyOf(OUTSIDER), 'automation');
    expect((await arm.put(pathOf(name), bodyOf(OUTSIDER), 'automation')).status).toBe(200);
    const changed = await arm.put(pathOf(name), bodyOf(OUTSIDER, ROLES.acrPull), 'automation');
    expect([changed.status, changed.body.error.code]).toEqual([409, 'RoleAssignmentUpdateNotPermitted']);
    const twice = await arm.put(pathOf(randomUUID()), bodyOf(OUTSIDER), 'automation');
    expect([twice.status, twice.body.error]).toEqual([
      409,
      { code: 'RoleAssignmentExists', message: 'The role assignment already exists.' },
    ]);
  });

  test('needs the right to assign: a contributor has none', async () => {
    const { status, body } = await arm.put(pathOf(randomUUID()), bodyOf(OUTSIDER), 'operator');
    expect([status, body.error.code]).toEqual([403, 'AuthorizationFailed']);
    expect(body.error.message).toContain("'Microsoft.Authorization/roleAssignments/write'");
  });

  test.each([
    ['a name that is no GUID', 'mine', bodyOf(OUTSIDER), 400, 'InvalidRoleAssignmentId'],
    ['an unknown role', randomUUID(), bodyOf(OUTSIDER, randomUUID()), 404, 'RoleDefinitionDoesNotExist'],
    ['a condition', randomUUID(), bodyOf(OUTSIDER, ROLES.reader, { condition: 'x' }), 501, 'NotImplemented'],
    [
      'a typing error',
      randomUUID(),
      bodyOf(OUTSIDER, ROLES.reader, { descripton: 'x' }),
      400,
      'InvalidRequestContent',
    ],
    [
      'a wrong type',
      randomUUID(),
      bodyOf(OUTSIDER, ROLES.reader, { principalType: 'Robot' }),
      400,
      'InvalidParameter',
    ],
  ])('with %s is refused', async (_, name, body, status, code) => {
    const answer = await arm.put(pathOf(name), body, 'automation');
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await list(`principalId eq '${OUTSIDER}'`)).toEqual([]);
  });

  test('for an identity just made fails until the directory knows it, or says its type', async () => {
    const identity = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/idnew?api-version=2023-01-31`;
    const { principalId } = (await arm.put(identity, { location: 'westcentralus' }, 'automation')).body
      .properties;
    const early = await arm.put(pathOf(randomUUID()), bodyOf(principalId, ROLES.acrPull), 'automation');
    expect([early.status, early.body.error.code]).toEqual([400, 'PrincipalNotFound']);
    expect(early.body.error.message).toMatch(
      new RegExp(
        `^Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${directory.tenantId}\\.`,
      ),
    );
    const typed = bodyOf(principalId, ROLES.acrPush, { principalType: 'ServicePrincipal' });
    expect((await arm.put(pathOf(randomUUID()), typed, 'automation')).status).toBe(201);

    arm.pass(arm.world.settings.directoryReplicationMs);
    const late = await arm.put(pathOf(randomUUID()), bodyOf(principalId, ROLES.acrPull), 'automation');
    expect([late.status, late.body.properties.principalType]).toEqual([201, 'ServicePrincipal']);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await arm.put(pathOf(randomUUID()), bodyOf(OUTSIDER), 'automation');
  });

  test('reaches up and down; atScope() only up', async () => {
    const below = expect.objectContaining({ principalId: OUTSIDER, scope: REGISTRY });
    const above = expect.objectContaining({ scope: SUB });
    expect(await list()).toEqual(expect.arrayContaining([below, above]));
    expect(await list('', SUB)).toContainEqual(below);
    expect(await list('atScope()', SUB)).not.toContainEqual(below);
    expect(await list('atScope()')).toEqual(expect.arrayContaining([below, above]));
  });

  test.each([
    `principalId eq '${OUTSIDER}'`,
    `assignedTo('${OUTSIDER}')`,
    `atScope() and assignedTo('${OUTSIDER}')`,
  ])('%s finds one principal', async (filter) => {
    expect(await list(filter)).toEqual([expect.objectContaining({ principalId: OUTSIDER })]);
  });

  test('another filter is not implemented and says so', async () => {
    expect(await list("createdBy eq 'x'")).toBe(501);
  });
});

test('an assignment is found under its own scope only', async () => {
  const name = randomUUID();
  await arm.put(pathOf(name), bodyOf(OUTSIDER), 'automation');
  expect((await arm.get(pathOf(name, SUB), 'automation')).status).toBe(404);
  expect((await arm.send('DELETE', pathOf(name, SUB), { user: 'automation' })).status).toBe(204);
  expect((await arm.get(pathOf(name.toUpperCase()), 'automation')).status).toBe(200);
});
