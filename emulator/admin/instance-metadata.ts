// The token endpoint that a virtual machine finds at its metadata address, for every machine of the seed.
// https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
import { type Context, Hono } from 'hono';
import type { IdentityContext } from '#emulator/identity/context.ts';
import { UnknownResource } from '#emulator/identity/request-errors.ts';
import { parseApplicationAudience } from '#emulator/identity/scopes.ts';
import { appTokenClaims } from '#emulator/identity/tokens.ts';
import type { VirtualMachine } from '#emulator/store/shapes.ts';
import type { World } from '#emulator/world.ts';

/** Azure's own lifetime for these tokens is a day, in whole seconds less one. */
const LIFETIME_SECONDS = 86_399;

/** In any case: the SDKs write the whole address in lower case, with a slash at the end. */
const PATH = /^\/imds(\/.+)\/metadata\/identity\/oauth2\/token\/?$/i;

type Candidate = {
  readonly id: string;
  readonly principalId: string;
  readonly clientId: string;
  readonly own: boolean;
};

/** Below `/imds/{id of the machine}`: the caller is whoever the path names. */
export function instanceMetadata(world: World, identity: IdentityContext): Hono {
  const app = new Hono();
  app.get('/imds/*', async (c, next) => {
    const id = PATH.exec(decodeURIComponent(c.req.path))?.[1];
    if (id === undefined) return next();
    const found = world.store.virtualMachines.get(id);
    if (found === undefined) return refuse(c, 404, 'not_found', `There is no virtual machine ${id}.`);
    // A page or a redirect cannot set it.
    if (c.req.header('metadata')?.toLowerCase() !== 'true') {
      return refuse(c, 400, 'invalid_request', 'Required metadata header not specified');
    }
    const chosen = choose(candidates(world, found), c);
    if (chosen === undefined) return refuse(c, 400, 'invalid_request', 'Identity not found');
    return answer(c, identity, chosen);
  });
  return app;
}

function candidates({ store }: World, { id, identity }: VirtualMachine): Candidate[] {
  const own = identity?.systemAssigned ?? null;
  const assigned = (identity?.userAssigned ?? []).flatMap(
    (name) => store.userAssignedIdentities.get(name) ?? [],
  );
  return [
    ...(own === null ? [] : [{ id, principalId: own.principalId, clientId: own.clientId, own: true }]),
    ...assigned.map((item) => ({ ...item, own: false })),
  ];
}

/** The one that is named; else the machine's own; else the only one. */
function choose(all: readonly Candidate[], c: Context): Candidate | undefined {
  const [clientId, objectId] = [c.req.query('client_id'), c.req.query('object_id')];
  const resourceId = c.req.query('msi_res_id') ?? c.req.query('mi_res_id');
  const named = clientId ?? objectId ?? resourceId;
  if (named === undefined) return all.find(({ own }) => own) ?? (all.length === 1 ? all[0] : undefined);
  const member = clientId !== undefined ? 'clientId' : objectId !== undefined ? 'principalId' : 'id';
  return all.find((candidate) => candidate[member].toLowerCase() === named.toLowerCase());
}

async function answer(c: Context, identity: IdentityContext, chosen: Candidate) {
  const resource = c.req.query('resource');
  if (!resource) return refuse(c, 400, 'invalid_request', 'Required query variable "resource" is missing');
  try {
    parseApplicationAudience(undefined, resource);
  } catch (error) {
    if (!(error instanceof UnknownResource)) throw error;
    return refuse(c, 400, 'invalid_resource', error.message);
  }
  const now = identity.now();
  const subject = {
    appId: chosen.clientId,
    oid: chosen.principalId,
    managedResourceId: chosen.id,
    capabilities: [],
  };
  const times = { now, lifetimeSeconds: LIFETIME_SECONDS, advancedMs: identity.advancedMs() };
  const seconds = Math.floor(now / 1000);
  return c.json({
    access_token: await identity.signingKey.sign(appTokenClaims(resource, subject, times)),
    client_id: chosen.clientId,
    expires_in: String(LIFETIME_SECONDS),
    expires_on: String(seconds + LIFETIME_SECONDS),
    ext_expires_in: String(LIFETIME_SECONDS),
    not_before: String(seconds),
    resource,
    token_type: 'Bearer',
  });
}

function refuse(c: Context, status: 400 | 404, error: string, description: string) {
  return c.json({ error, error_description: description }, status);
}
