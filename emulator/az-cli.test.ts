// The stock `az` CLI against the embedded Azure: the commands of Microsoft's articles, unmodified.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Az, azIsInstalled, openAz } from '#emulator/az/az.ts';
import { endpointJourneys } from '#emulator/az/endpoint-journeys.ts';
import { identityJourneys } from '#emulator/az/identity-journeys.ts';
import type { Journey } from '#emulator/az/journey.ts';
import { registryJourneys } from '#emulator/az/registry-journeys.ts';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';

const installed = azIsInstalled();
const PROGRAMS = process.env['PATH'] ?? '';

let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  if (!installed) return;
  folder = mkdtempSync(join(tmpdir(), 'emulator-az-'));
  emulator = await launchEmulator({ stateDir: join(folder, 'state') });
  await emulator.admin.settings({ longOperationMs: 500, directoryReplicationMs: 0 });
  await signIn('signed-in', emulator.servicePrincipal.clientSecret);
}, 60_000);
afterAll(() => emulator?.stop());

async function signIn(name: string, secret: string): Promise<Az> {
  const az = openAz(emulator.endpoints, join(folder, name), PROGRAMS);
  await az.register();
  const { clientId } = emulator.servicePrincipal;
  const { tenantId } = emulator.endpoints;
  await az(`login --service-principal -u ${clientId} --tenant ${tenantId}`, `--password=${secret}`);
  return az;
}

/** What `az` keeps is copied for each: no journey sees another's choice of a subscription. */
function openSignedIn(name: string): Az {
  const own = join(folder, name.replace(/\W+/g, '-'));
  cpSync(join(folder, 'signed-in'), own, { recursive: true });
  return openAz(emulator.endpoints, own, PROGRAMS);
}

const account: Journey = async (az) => {
  expect(await az('account show')).toMatchObject({
    name: 'platform-prod',
    tenantId: emulator.endpoints.tenantId,
    user: { name: emulator.servicePrincipal.clientId, type: 'servicePrincipal' },
  });
  await expect(signIn('refused', 'wrong')).rejects.toThrow(/AADSTS7000215/);
};

// Journeys wait for Azure most of the time that they do not wait for Python: they run side by side.
describe.concurrent('az', () => {
  const journeys = {
    'account show; a wrong secret is refused': account,
    ...endpointJourneys,
    ...identityJourneys,
    ...registryJourneys,
  };
  test.for(Object.entries(journeys))('%s', { timeout: 300_000 }, async ([name, work], { skip }) => {
    skip(!installed, 'the az command is not installed');
    await work(openSignedIn(name));
  });
});
