// The embedded Azure made ready: no limits, a log that is never behind, registries and subnets of our own.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Emulator } from '#emulator/launch.ts';
import { ACCESS, ACTION, type Send, sender } from './lost-updates-az.ts';
import type { SaveOrder } from './lost-updates-console.ts';
import type { Base } from './lost-updates-plan.ts';

export type Lane = { readonly id: string; readonly ref: SaveOrder['registry'] };

/** @returns how the outside writer sends. */
export async function prepare({ admin, endpoints }: Emulator): Promise<Send> {
  const lifted = { capacity: 1e12, perSecond: 1e12 };
  await admin.settings({
    rateLimits: { reads: lifted, writes: lifted, deletes: lifted },
    activityLogDelayMs: 0,
    longOperationMs: 0,
  });
  const token = await admin.token({ user: 'operator', kind: 'arm', mfa: true });
  return sender({ arm: endpoints.arm, ca: readFileSync(endpoints.ca, 'utf8'), token });
}

/** Premium registries of our own, and subnets that rules may name. */
export async function makeRegistries(send: Send, wanted: number) {
  const group = await findGroup(send);
  const put = async (path: string, version: string, body: object) => {
    const { status, body: answer } = await send('PUT', `${path}?api-version=${version}`, randomUUID(), body);
    if (status > 201) throw new Error(`PUT ${path}: ${JSON.stringify(answer)}`);
  };
  const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-lost-updates`;
  const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `snet-${letter}`);
  await put(network, '2024-05-01', {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.99.0.0/16'] },
      subnets: names.map((name, index) => ({
        name,
        properties: {
          addressPrefix: `10.99.${index}.0/24`,
          serviceEndpoints: [{ service: 'Microsoft.ContainerRegistry' }],
        },
      })),
    },
  });
  const [, , subscriptionId = '', , resourceGroup = ''] = group.split('/');
  const lanes = Array.from({ length: wanted }, (_, index): Lane => {
    const name = `lostupdates${String(index).padStart(4, '0')}`;
    return {
      id: `${group}/providers/Microsoft.ContainerRegistry/registries/${name}`,
      ref: { subscriptionId, resourceGroup, name },
    };
  });
  for (const { id } of lanes)
    await put(id, '2023-11-01-preview', { location: 'westeurope', sku: { name: 'Premium' }, properties: {} });
  await wait(50);
  return { lanes, subnets: names.map((name) => `${network}/subnets/${name}`) };
}

async function findGroup(send: Send): Promise<string> {
  const list = async (path: string, version: string) => {
    const { body } = await send('GET', `${path}?api-version=${version}`, randomUUID());
    return (body as { value?: { id: string }[] } | null)?.value ?? [];
  };
  for (const { id } of await list('/subscriptions', '2022-12-01')) {
    const [group] = await list(`${id}/resourceGroups`, '2021-04-01');
    if (group !== undefined) return group.id;
  }
  throw new Error('The seed has no resource group.');
}

/** Puts a registry into the state that a round begins with. */
export async function reset(send: Send, { id }: Lane, base: Base): Promise<void> {
  const properties = {
    publicNetworkAccess: ACCESS[base.mode],
    networkRuleSet: {
      defaultAction: ACTION[base.mode],
      ipRules: base.ipRules.map((value) => ({ action: 'Allow', value })),
      virtualNetworkRules: base.subnets.map((subnet) => ({ action: 'Allow', id: subnet })),
    },
  };
  const patch = () =>
    send('PATCH', `${id}?api-version=2021-08-01-preview`, `reset-${randomUUID()}`, { properties });
  // A connection that was kept from the last round may have been closed meanwhile.
  const { status, body } = await patch().catch(patch);
  if (status !== 200) throw new Error(`Reset: ${JSON.stringify(body)}`);
}
