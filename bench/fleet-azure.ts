// The embedded Azure with a fleet in it, as slow as the real one, and its users' connections.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import type { ArmConnection } from '#lib/arm/connection.ts';
import { credentialFor } from '#lib/auth/on-behalf-of.ts';

/** Milliseconds that Azure takes for an answer. */
export const LATENCY = {
  'registries.list': 180,
  'subscriptions.list': 180,
  'resourceGraph.query': 350,
  'registries.get': 150,
  'registries.patch': 900,
} as const;

export type FleetAzure = {
  readonly emulator: Emulator;
  /** A fresh store, full budgets, its latencies. */
  reset(seed: string): Promise<void>;
  /** Somebody who signs in anew: a token of their own, to be exchanged once. */
  signIn(): Promise<ArmConnection>;
  /** Requests to Azure since the last reset, by operation, and how many were answered 429. */
  calls(): Promise<{ readonly byOperation: ReadonlyMap<string, number>; readonly refused: number }>;
  stop(): Promise<void>;
};

export async function startFleetAzure(seed: string): Promise<FleetAzure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fleet-'));
  const emulator = await launchEmulator({ port: 0, seed, stateDir: folder });
  const { admin, endpoints, clientSecret } = emulator;
  const ca = readFileSync(endpoints.ca, 'utf8');
  return {
    emulator,
    async reset(wanted) {
      await admin.reset(wanted);
      await admin.setLatency(LATENCY);
    },
    async signIn() {
      const settings = {
        tenantId: endpoints.tenantId,
        clientId: endpoints.clientId,
        clientSecret,
        authorityHost: endpoints.authority,
        ca,
      };
      const credential = credentialFor(await admin.token({ user: 'operator', kind: 'api' }), settings);
      return { endpoint: endpoints.arm, credential, ca, correlationId: randomUUID() };
    },
    async calls() {
      const { entries } = await admin.requests();
      const byOperation = new Map<string, number>();
      for (const { operation } of entries)
        byOperation.set(String(operation), (byOperation.get(String(operation)) ?? 0) + 1);
      return { byOperation, refused: entries.filter(({ status }) => status === 429).length };
    },
    async stop() {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
