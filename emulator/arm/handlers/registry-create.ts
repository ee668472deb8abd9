// PUT of a registry: its creation, and the replacement of one that is there already.
import { errors } from '#emulator/arm/errors.ts';
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { registryErrors } from '#emulator/arm/registry-errors.ts';
import type { Answer, Call, Route } from '#emulator/arm/route.ts';
import { defaultRegistry } from '#emulator/seed/registry-defaults.ts';
import type { Registry } from '#emulator/store/shapes.ts';
import { requireGroup } from './existing.ts';
import { asObject, asOneOf, asString, type Json } from './json-input.ts';
import { readRegion } from './regions.ts';
import { beginRegistry, storeChange } from './registry-answers.ts';
import { featuresOf } from './registry-features.ts';
import { nameProblem, registryNamed } from './registry-names.ts';
import { patchRegistry } from './registry-patch.ts';
import { validateRegistry } from './registry-rules.ts';

const TYPE = 'Microsoft.ContainerRegistry/registries';

export const registryCreateRoutes: readonly Route[] = [
  {
    operation: 'registries.put',
    method: 'PUT',
    path: `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/${TYPE}/{registry}`,
    action: `${TYPE}/write`,
    handle: put,
  },
];

function put(call: Call): Answer {
  const group = requireGroup(call);
  const name = call.params['registry'] ?? '';
  const body = asObject(call.body, '');
  if (asObject(body['sku'] ?? null, 'sku')['name'] === undefined) asString(undefined, 'sku.name');
  const problem = nameProblem(name);
  if (problem !== null) throw errors.invalidValue('name', problem);

  const taken = registryNamed(call.world.store, name);
  const current =
    taken?.id.toLowerCase() === `${group.id}/providers/${TYPE}/${name}`.toLowerCase() ? taken : null;
  if (taken !== undefined && current === null) throw registryErrors.nameTaken(taken.loginServer);
  const location = readRegion(body['location'], TYPE);
  return current === null ? create(call, name, location, body) : replace(call, current, location, body);
}

function create(call: Call, name: string, location: string, body: Json): Answer {
  const { world, principal } = call;
  const now = world.now();
  const plain: Registry = {
    ...defaultRegistry({ ...requireGroup(call), location }, name, now, principal.upn),
    stamp: { createdBy: principal.upn, createdAt: now, lastModifiedBy: principal.upn, lastModifiedAt: now },
    policies: freshPolicies(now),
    sizeBytes: 0,
  };
  const { registry } = patchRegistry(call, withZones(call, plain, body));
  validateRegistry(registry);
  return beginRegistry(call, { ...registry, provisioningState: 'Creating' }, { kind: 'create' });
}

/** What is left out returns to its default; what the version does not carry stays as it was. */
function replace(call: Call, current: Registry, location: string, body: Json): Answer {
  if (current.location !== location) {
    throw managerErrors.locationMismatch(current.name, current.location, current.resourceGroup, location);
  }
  if (current.provisioningState !== 'Succeeded') throw registryErrors.busy(current.name);
  const { registry, longRunning } = patchRegistry(call, withZones(call, emptied(call, current, body), body));
  if (registry.zoneRedundancy !== current.zoneRedundancy) {
    throw errors.invalidValue('properties.zoneRedundancy', `${current.zoneRedundancy}, as it was created`);
  }
  validateRegistry(registry);
  return storeChange(call, current, { registry, longRunning });
}

function emptied(call: Call, current: Registry, body: Json): Registry {
  const { has, subnetRuleKey, identity } = featuresOf(call.apiVersion);
  const sent = identity && (body['identity'] ?? null) !== null;
  const plain = defaultRegistry(
    { ...requireGroup(call), location: current.location },
    current.name,
    call.world.now(),
  );
  const { virtualNetworkRules } = current.networkRuleSet;
  const reset = <K extends keyof Registry>(name: K, carried: boolean) =>
    carried ? { [name]: plain[name] } : {};
  return {
    ...current,
    tags: {},
    // Of an identity that is sent, only the registry's own principal survives.
    identity: sent
      ? { systemAssigned: current.identity?.systemAssigned ?? null, userAssigned: [] }
      : current.identity,
    adminUserEnabled: false,
    networkRuleSet: {
      ...plain.networkRuleSet,
      virtualNetworkRules: subnetRuleKey === null ? virtualNetworkRules : [],
    },
    ...reset('publicNetworkAccess', has.has('publicNetworkAccess')),
    ...reset('networkRuleBypassOptions', has.has('networkRuleBypassOptions')),
    ...reset('networkRuleBypassAllowedForTasks', has.has('networkRuleBypassAllowedForTasks')),
    ...reset('anonymousPullEnabled', has.has('anonymousPullEnabled')),
    ...reset('metadataSearch', has.has('metadataSearch')),
    ...reset('roleAssignmentMode', has.has('roleAssignmentMode')),
  };
}

function withZones(call: Call, registry: Registry, body: Json): Registry {
  const zones = asObject(body['properties'] ?? {}, 'properties')['zoneRedundancy'] ?? null;
  if (zones === null || !featuresOf(call.apiVersion).has.has('zoneRedundancy')) return registry;
  const zoneRedundancy = asOneOf(zones, 'properties.zoneRedundancy', ['Enabled', 'Disabled']);
  return { ...registry, zoneRedundancy };
}

function freshPolicies(now: number): Registry['policies'] {
  return {
    quarantine: 'disabled',
    trust: 'disabled',
    retention: { days: 7, status: 'disabled', lastUpdatedTime: now },
    export: 'enabled',
    azureADAuthenticationAsArm: 'enabled',
    softDelete: { retentionDays: 7, status: 'disabled', lastUpdatedTime: now },
  };
}
