/**
 * For tests only: an embedded Azure of their own, reached like the console reaches Azure, through the
 * real on-behalf-of exchange and the real SDKs.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { credentialFor } from '#lib/auth/on-behalf-of.ts';
import type { RegistryRef } from '#lib/registries/shapes.ts';

export type DemoUser = 'operator' | 'approver' | 'reader' | 'outsider' | 'owner';

/** Starts an emulator for the tests of this file and resets it before each. @param seed its name. */
export function startAzure(seed = 'demo') {
  let emulator: Emulator;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'azure-'));
    emulator = await launchEmulator({ port: 0, seed, stateDir: folder });
  });
  beforeEach(async () => {
    await emulator.admin.reset();
    await emulator.admin.settings({ longOperationMs: 300 });
  });
  afterAll(async () => {
    await emulator?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    get emulator() {
      return emulator;
    },
    get ca() {
      return readFileSync(emulator.endpoints.ca, 'utf8');
    },
    /** A connection to Azure as one of the demo users. */
    async as(
      user: DemoUser,
      token: { mfa?: boolean; lifetimeSeconds?: number } = {},
    ): Promise<ArmConnection> {
      const { endpoints, clientSecret, admin } = emulator;
      const ca = readFileSync(endpoints.ca, 'utf8');
      const assertion = await admin.token({ user, kind: 'api', ...token });
      const settings = {
        tenantId: endpoints.tenantId,
        clientId: endpoints.clientId,
        clientSecret,
        authorityHost: endpoints.authority,
        ca,
      };
      return {
        endpoint: endpoints.arm,
        credential: credentialFor(assertion, settings),
        ca,
        correlationId: randomUUID(),
      };
    },
    /** Everything that was sent to Azure to change something since the last reset. */
    async writes() {
      const { entries } = await emulator.admin.requests();
      return entries.filter(({ write }) => write);
    },
    /** A registry of the seed by name. */
    async find(name: string): Promise<RegistryRef> {
      const id = await registryIdOf(emulator, name);
      const [, , subscriptionId = '', , resourceGroup = ''] = id.split('/');
      return { subscriptionId, resourceGroup, name };
    },
  };
}

async function registryIdOf(emulator: Emulator, name: string): Promise<string> {
  const text = JSON.stringify(await emulator.admin.state());
  const id = new RegExp(
    `/subscriptions/[^"/]+/resourceGroups/[^"/]+/providers/Microsoft\\.ContainerRegistry/registries/${name}(?=["/])`,
    'i',
  ).exec(text)?.[0];
  if (id === undefined) throw new Error(`The seed has no registry ${name}.`);
  return id;
}
