// For tests that drive Azure's own SDKs, nothing patched: an emulator, and what every client of theirs is made with.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

/** The subscription `sandbox`, in which Microsoft's articles take place. */
export const SUBSCRIPTION = '5ab00003-0000-4000-8000-000000000003';
export const GROUP = 'myResourceGroup';
export const GROUP_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${GROUP}`;
export const REGISTRY = 'mycontainerregistry';
export const REGISTRY_ID = `${GROUP_ID}/providers/Microsoft.ContainerRegistry/registries/${REGISTRY}`;

const SCOPE = 'https://management.azure.com/.default';

/** An emulator for the tests of this file, with long-running operations of 50 ms, and the service principal's way in. */
export function sdkAccess() {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-sdk-'));
  let emulator: Emulator;
  let ca: string;
  beforeAll(async () => {
    emulator = await launchEmulator({ stateDir: folder });
    ca = readFileSync(emulator.endpoints.ca, 'utf8');
    await emulator.admin.settings({ longOperationMs: 50, directoryReplicationMs: 0, activityLogDelayMs: 0 });
  });
  afterAll(async () => {
    await emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get emulator() {
      return emulator;
    },
    credential: {
      getToken: async () => ({
        token: await tokenOf(emulator, ca),
        expiresOnTimestamp: Date.now() + 3_600_000,
      }),
    },
    /** The older SDKs know `credentialScopes`, the newer ones `credentials`. */
    get options() {
      return {
        endpoint: emulator.endpoints.arm,
        credentialScopes: SCOPE,
        credentials: { scopes: [SCOPE] },
        tlsOptions: { ca },
      };
    },
  };
}

/** How long-running operations are followed here. */
export const FAST = { updateIntervalInMs: 20 };

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

function tokenOf({ endpoints, servicePrincipal }: Emulator, ca: string): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: servicePrincipal.clientId,
    client_secret: servicePrincipal.clientSecret,
    scope: SCOPE,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const url = `${endpoints.authority}/${endpoints.tenantId}/oauth2/v2.0/token`;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, headers, method: 'POST' }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve((JSON.parse(text) as { access_token: string }).access_token);
    });
    sent.on('error', reject).end(form.toString());
  });
}
