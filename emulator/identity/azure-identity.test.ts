// The real Azure SDK credential against a running provider: what the console's server will meet.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthenticationRequiredError, OnBehalfOfCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { createSignInClient } from '#emulator/sign-in-client.ts';
import { MFA_CLAIMS } from './claims-request.ts';

const SCOPE = 'https://management.azure.com/.default';
let emulator: Emulator;

beforeAll(async () => {
  emulator = await launchEmulator({ stateDir: mkdtempSync(join(tmpdir(), 'emulator-sdk-')) });
});
afterAll(() => emulator.stop());

function credential(userAssertionToken: string, clientSecret = emulator.clientSecret) {
  const { authority, ca, tenantId, clientId } = emulator.endpoints;
  const options = {
    tenantId,
    clientId,
    clientSecret,
    userAssertionToken,
    authorityHost: authority,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: readFileSync(ca, 'utf8') },
  };
  return new OnBehalfOfCredential(options);
}

interface Refusal {
  readonly name: string;
  readonly errorCode: string;
  readonly claims?: string;
  readonly message: string;
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AuthenticationRequiredError);
  return (error as { cause: Refusal }).cause;
}

async function userToken(claims?: string): Promise<string> {
  const client = createSignInClient(emulator.endpoints.browserAuthority);
  return String((await client.signIn('operator', claims === undefined ? {} : { claims })).access_token);
}

test('exchanges the user token for one to Azure, once', async () => {
  const onBehalfOf = credential(await userToken());
  const { token, expiresOnTimestamp } = await onBehalfOf.getToken(SCOPE, { enableCae: true });
  expect(decodeJwt(token)).toMatchObject({
    aud: 'https://management.azure.com',
    upn: 'operator@contoso.example',
    xms_cc: ['CP1'],
  });
  expect(expiresOnTimestamp).toBeGreaterThan(Date.now() + 3_000_000);
  expect((await onBehalfOf.getToken(SCOPE, { enableCae: true })).token).toBe(token);
});

test('a claims challenge comes back in the cause, and is met by a stronger sign-in', async () => {
  const cause = await refusalOf(
    credential(await userToken()).getToken(SCOPE, { claims: MFA_CLAIMS, enableCae: true }),
  );
  expect(cause).toMatchObject({ name: 'InteractionRequiredAuthError', errorCode: 'interaction_required' });
  expect(JSON.parse(cause.claims ?? '')).toEqual(JSON.parse(MFA_CLAIMS));

  const stronger = credential(await userToken(MFA_CLAIMS));
  const { token } = await stronger.getToken(SCOPE, { claims: MFA_CLAIMS, enableCae: true });
  expect(decodeJwt(token)).toMatchObject({ amr: ['pwd', 'mfa'], acrs: ['p1'] });
});

test('a wrong secret, an expired assertion and missing consent are told apart', async () => {
  const secret = await refusalOf(credential(await userToken(), 'wrong').getToken(SCOPE));
  expect(secret).toMatchObject({
    errorCode: 'invalid_client',
    message: expect.stringContaining('AADSTS7000215'),
  });

  const expired = await emulator.admin.token({ user: 'operator', kind: 'api', lifetimeSeconds: -5 });
  const renew = await refusalOf(credential(expired).getToken(SCOPE));
  expect(renew).toMatchObject({
    errorCode: 'invalid_grant',
    message: expect.stringContaining('AADSTS500133'),
  });

  await emulator.admin.settings({ noAzureConsent: ['operator'] });
  const consent = await refusalOf(credential(await userToken()).getToken(SCOPE));
  expect(consent.message).toContain('AADSTS65001');
  await emulator.admin.settings({ noAzureConsent: [] });
});
