/**
 * Traps on the way to a token. Each is sprung twice: the gateway behaves, and the bare SDK, driven the
 * same way, shows that the trap is real.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import type { TokenCredential } from '@azure/core-auth';
import { OnBehalfOfCredential } from '@azure/identity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { credentialFor } from '#lib/auth/on-behalf-of.ts';
import { startAzure } from '#lib/testing/azure.ts';
import { classify } from './classify.ts';
import { getRegistry } from './registries.ts';

const azure = startAzure();
const REGISTRY = 'mycontainerregistry';
const ARM_SCOPE = 'https://management.azure.com/.default';

describe('an endpoint of one’s own', () => {
  /** Remembers for what a token was wanted; has none to give. */
  function watching() {
    const wanted: unknown[] = [];
    const credential: TokenCredential = {
      getToken: (scopes) => {
        wanted.push(scopes);
        return Promise.reject(new Error('seen'));
      },
    };
    return { wanted, credential };
  }

  it('changes nothing about the audience for which the gateway asks', async () => {
    const { wanted, credential } = watching();
    const arm = { ...(await azure.as('reader')), credential };
    await getRegistry(arm, await azure.find(REGISTRY)).catch(() => undefined);
    expect(wanted.flat()).toEqual([ARM_SCOPE]);
  });

  it('is itself the audience for which the bare SDK asks, and nobody has a token for that', async () => {
    const { wanted, credential } = watching();
    const { endpoint, ca } = await azure.as('reader');
    const ref = await azure.find(REGISTRY);
    const bare = new ContainerRegistryManagementClient(credential, ref.subscriptionId, {
      endpoint,
      tlsOptions: { ca: ca ?? '' },
    });
    await bare.registries.get(ref.resourceGroup, ref.name).catch(() => undefined);
    expect(wanted.flat()).toEqual([`${endpoint}/.default`]);
  });
});

describe('calls of one user at the same moment', () => {
  let exchanges = 0;
  /** Of the tokens, in seconds. */
  let lifetime = 3_600;
  let authorityHost = '';
  const tenantId = '11111111-1111-4111-8111-111111111111';

  /** An authority that counts what it exchanges; with the emulator's certificate, which `azure.ca` vouches for. */
  const authority = () => {
    const folder = dirname(azure.emulator.endpoints.ca);
    const [key, cert] = ['server.key', 'server.pem'].map((file) => readFileSync(join(folder, file)));
    return createServer({ key, cert }, (request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'POST') exchanges += 1;
      const answer =
        request.method === 'POST'
          ? { token_type: 'Bearer', access_token: `token-${exchanges}`, expires_in: lifetime }
          : {
              issuer: `${authorityHost}/${tenantId}/v2.0`,
              token_endpoint: `${authorityHost}/${tenantId}/token`,
              authorization_endpoint: `${authorityHost}/${tenantId}/authorize`,
              jwks_uri: `${authorityHost}/${tenantId}/keys`,
            };
      request.resume();
      // Long enough for every one of them to be under way.
      setTimeout(() => response.end(JSON.stringify(answer)), 50);
    });
  };
  let server: ReturnType<typeof authority>;
  beforeAll(async () => {
    server = authority();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    authorityHost = `https://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    exchanges = 0;
    lifetime = 3_600;
  });

  const settings = () => ({
    tenantId,
    clientId: '22222222-2222-4222-8222-222222222222',
    clientSecret: 'secret',
    authorityHost,
    ca: azure.ca,
  });
  const together = (credentials: readonly TokenCredential[]) =>
    Promise.all(credentials.map((credential) => credential.getToken(ARM_SCOPE)));

  it('make one exchange, and so do all that follow', async () => {
    const credentials = Array.from({ length: 5 }, () => credentialFor('an assertion', settings()));
    const tokens = await together(credentials);
    expect(new Set(tokens.map((token) => token?.token))).toEqual(new Set(['token-1']));
    await credentialFor('an assertion', settings()).getToken(ARM_SCOPE);
    expect(exchanges).toBe(1);
    await credentialFor('another assertion', settings()).getToken(ARM_SCOPE);
    expect(exchanges).toBe(2);
  });

  it('hold on to a token, but not to one that Azure has challenged', async () => {
    const credential = credentialFor('a revoked assertion', settings());
    const ask = async (claims?: string) =>
      (await credential.getToken(ARM_SCOPE, claims === undefined ? {} : { claims }))?.token;
    expect([await ask(), await ask()]).toEqual(['token-1', 'token-1']);
    const newer = await ask('{"access_token":{"nbf":{"essential":true,"value":"1"}}}');
    expect(newer).toBe('token-2');
    expect([await ask(), await ask(), exchanges]).toEqual([newer, newer, 2]);
  });

  it('do not hold on to a token that ends soon', async () => {
    lifetime = 200;
    const credential = credentialFor('a short assertion', settings());
    await credential.getToken(ARM_SCOPE);
    expect((await credential.getToken(ARM_SCOPE))?.token).toBe('token-2');
  });

  it('make one exchange each with the bare SDK, of one instance or of several', async () => {
    const bare = () => {
      const { ca, ...rest } = settings();
      const local = { disableInstanceDiscovery: true, tlsOptions: { ca } };
      const options = { ...rest, ...local, userAssertionToken: 'an assertion' };
      return new OnBehalfOfCredential(options);
    };
    const one = bare();
    await together([one, one, one]);
    expect(exchanges).toBe(3);
    await together([bare(), bare()]);
    expect(exchanges).toBe(5);
  });
});

it('an exchange that is refused tells the gateway that the user has to sign in again', async () => {
  const arm = await azure.as('reader', { lifetimeSeconds: -5 });
  const error = await getRegistry(arm, await azure.find(REGISTRY)).catch((reason: unknown) => reason);
  expect(classify(error, 'c-1')).toMatchObject({ code: 'sign_in_required' });
  // The SDK's error says nothing of the kind: no status, and one name for every failure.
  expect(error).toMatchObject({ name: 'AuthenticationRequiredError' });
  expect(error).not.toHaveProperty('statusCode');
});
