// What the approvals inbox costs over a large fleet, beside the naive way: one list of connections per registry; and
// what the details of its rows in view cost. As the signed-in user, through the real on-behalf-of exchange and the real SDKs, against the embedded Azure.
// node --conditions=react-server bench/inbox.ts [--registries 1000] [--subscriptions 20] [--latency 60] [--rounds 3] [--write]
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import pLimit from 'p-limit';
import { type Emulator, launchEmulator } from '#emulator/launch.ts';
import { listApprovals } from '#lib/approvals/list-approvals.ts';
import { readApproval } from '#lib/approvals/read-approval.ts';
import type { ApprovalRequest } from '#lib/approvals/shapes.ts';
import { type ArmConnection, clientOptions } from '#lib/arm/connection.ts';
import { listRegistries } from '#lib/arm/registries.ts';
import { listSubscriptions } from '#lib/arm/subscriptions.ts';
import { credentialFor } from '#lib/auth/on-behalf-of.ts';
import { listAllRegistries } from '#lib/registries/list-all-registries.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    registries: { type: 'string', default: '1000' },
    subscriptions: { type: 'string', default: '20' },
    /** Milliseconds that each answer of Azure takes besides. */
    latency: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const seed = `fleet:${values.registries}x${values.subscriptions}`;

/** Asked at once, in both ways: as many as the console reads subscriptions at once. */
const AT_ONCE = 8;

/** Rows of one screen, and how many of them the browser asks for at once. */
const IN_VIEW = 15;
const ROWS_AT_ONCE = 3;

type Way = (arm: ArmConnection) => Promise<number>;
type Measured = {
  readonly calls: number;
  readonly pending: number;
  readonly milliseconds: readonly number[];
};

const ways: Readonly<Record<'registries' | 'inbox' | 'naive', Way>> = {
  registries: async (arm) => {
    const list = await listAllRegistries(arm);
    if (!list.ok) throw new Error(list.failure.code);
    return list.value.registries.reduce((sum, { access }) => sum + access.connections.pending, 0);
  },
  inbox: async (arm) => {
    const list = await listApprovals(arm);
    if (!list.ok) throw new Error(list.failure.code);
    return list.value.requests.length;
  },
  naive: async (arm) => {
    const limit = pLimit(AT_ONCE);
    const subscriptions = await listSubscriptions(arm);
    const registries = await Promise.all(subscriptions.map(({ id }) => limit(() => listRegistries(arm, id))));
    const counts = await Promise.all(
      registries.flat().map(({ ref }) =>
        limit(async () => {
          const client = new ContainerRegistryManagementClient(
            arm.credential,
            ref.subscriptionId,
            clientOptions(arm, 'read'),
          );
          let pending = 0;
          for await (const connection of client.privateEndpointConnections.list(ref.resourceGroup, ref.name))
            if (connection.privateLinkServiceConnectionState?.status === 'Pending') pending += 1;
          return pending;
        }),
      ),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  },
};

/** What the details of the first rows cost, after the list. */
async function measureDetails(azure: Emulator): Promise<{ rows: number; first: number; calls: number }> {
  await azure.admin.reset(seed);
  const arm = await connect(azure);
  const list = await listApprovals(arm);
  if (!list.ok) throw new Error(list.failure.code);
  const [head, ...others] = list.value.requests.slice(0, IN_VIEW);
  const detail = async ({ registry, connection }: ApprovalRequest) => {
    const read = await readApproval(arm, registry, connection.name);
    if (!read.ok) throw new Error(read.failure.code);
  };
  const count = async () => (await azure.admin.requests()).entries.length;
  await azure.admin.clearRequests();
  if (head !== undefined) await detail(head);
  const first = await count();
  const limit = pLimit(ROWS_AT_ONCE);
  await Promise.all(others.map((request) => limit(() => detail(request))));
  return { rows: others.length + 1, first, calls: await count() };
}

async function connect({ admin, endpoints, clientSecret }: Emulator): Promise<ArmConnection> {
  const ca = readFileSync(endpoints.ca, 'utf8');
  const settings = {
    tenantId: endpoints.tenantId,
    clientId: endpoints.clientId,
    clientSecret,
    authorityHost: endpoints.authority,
    ca,
  };
  const token = await admin.token({ user: 'approver', kind: 'api' });
  return {
    endpoint: endpoints.arm,
    credential: credentialFor(token, settings),
    ca,
    correlationId: randomUUID(),
  };
}

async function measure(azure: Emulator, way: Way): Promise<Measured> {
  const milliseconds: number[] = [];
  let [calls, pending] = [0, 0];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // A fresh store: the budget of requests is full again.
    await azure.admin.reset(seed);
    await azure.admin.setLatency({ '*': Number(values.latency) });
    const arm = await connect(azure);
    const started = performance.now();
    pending = await way(arm);
    milliseconds.push(Math.round(performance.now() - started));
    calls = (await azure.admin.requests()).entries.length;
  }
  return { calls, pending, milliseconds };
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const folder = mkdtempSync(join(tmpdir(), 'bench-inbox-'));
const azure = await launchEmulator({ port: 0, seed, stateDir: folder });
try {
  const measured = {
    registries: await measure(azure, ways.registries),
    inbox: await measure(azure, ways.inbox),
    naive: await measure(azure, ways.naive),
  };
  const { registries, inbox, naive } = measured;
  const details = await measureDetails(azure);
  const line = (name: string, { calls, pending, milliseconds }: Measured) =>
    `  ${name.padEnd(34)} ${String(calls).padStart(5)} calls  ${String(median(milliseconds)).padStart(6)} ms  (${milliseconds.join(', ')})  ${pending} pending`;
  console.log(
    `${values.registries} registries in ${values.subscriptions} subscriptions, ${values.latency} ms per answer`,
  );
  console.log(line('list of registries', registries));
  console.log(line('inbox', inbox));
  console.log(line('one list per registry', naive));
  console.log(
    `  details of ${details.rows} rows in view`.padEnd(36) +
      ` ${String(details.calls).padStart(5)} calls  (${details.first} for the first; without sharing ${details.rows * details.first})`,
  );
  const isCheap = inbox.calls <= registries.calls && inbox.pending === naive.pending;
  console.log(
    `Naive ÷ inbox: ${(naive.calls / inbox.calls).toFixed(1)} × the calls, ${(median(naive.milliseconds) / median(inbox.milliseconds)).toFixed(1)} × the time`,
  );
  console.log(
    `No more calls than the list of registries, the same requests found: ${isCheap ? 'met' : 'MISSED'}`,
  );
  if (!isCheap) process.exitCode = 1;
  if (values.write) {
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node.js ${process.version}`;
    mkdirSync(join(here, 'results'), { recursive: true });
    writeFileSync(
      join(here, 'results/inbox.json'),
      `${JSON.stringify({ machine, seed, latencyMs: Number(values.latency), ...measured, details }, null, 2)}\n`,
    );
  }
} finally {
  await azure.stop();
  rmSync(folder, { recursive: true, force: true });
}
