// More people with the rights of somebody: as many as a large tenant has, each with object id, token and budgets of their own.
import { Hono } from 'hono';
import { z } from 'zod';
import { colleague, type DirectoryUser, directory, MOST_COLLEAGUES } from '#emulator/directory.ts';
import { guidOf } from '#emulator/seed/identifiers.ts';
import type { World } from '#emulator/world.ts';
import { readBody } from './body.ts';

const order = z.strictObject({
  of: z.enum(directory.users.map(({ key }) => key) as [string, ...string[]]),
  count: z.number().int().min(1).max(MOST_COLLEAGUES),
});

export function colleagueRoutes(world: World): Hono {
  const app = new Hono();
  app.post('/colleagues', async (c) => {
    const { of, count } = await readBody(c, order);
    const user = directory.users.find(({ key }) => key === of) as DirectoryUser;
    const users = Array.from({ length: count }, (_, place) => colleague(user, place + 1));
    for (const { oid } of users) giveRoles(world, user.oid, oid);
    return c.json({ users: users.map(({ key, oid, upn, displayName }) => ({ key, oid, upn, displayName })) });
  });
  return app;
}

/** Those that the other one has now: later changes concern each of them alone. */
function giveRoles({ store }: World, from: string, to: string): void {
  for (const assignment of [...store.roleAssignments.group(from)]) {
    const name = guidOf(`${to} ${assignment.roleDefinition} ${assignment.scope}`);
    store.roleAssignments.put({ ...assignment, name, principalId: to });
  }
}
