// That the emulator's tests on “nothing accepted and ignored” leave no property out: their lists against the
// published API files. Without the folder `shared` the lists stand alone, and this says that it skipped.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENDPOINT_CASES } from '#emulator/arm/handlers/private-endpoint-model-cases.ts';
import {
  type ModelCase,
  REGISTRY_CREATE,
  REGISTRY_UPDATE,
} from '#emulator/arm/handlers/registry-model-cases.ts';
import { NotRun, sharedFolder } from './shared-folder.ts';
import { writableProperties } from './writable-properties.ts';

const REGISTRY = 'containerregistry/resource-manager/Microsoft.ContainerRegistry/Registry';
const STABLE = `${REGISTRY}/stable/2025-11-01-derived/containerregistry.json`;
const WITH_SUBNET_RULES = `${REGISTRY}/preview/2021-08-01-preview/containerregistry.json`;
const ENDPOINT = 'network/resource-manager/Microsoft.Network/stable/2024-10-01/privateEndpoint.json';
const REFERENCES = ['properties.subnet', 'properties.applicationSecurityGroups[]'];

const shared = find();

function find(): string | null {
  try {
    return sharedFolder();
  } catch (error) {
    if (!(error instanceof NotRun)) throw error;
    console.warn(`Writable properties not held against the API files: ${error.message}`);
    return null;
  }
}

const pathsOf = (cases: readonly ModelCase[]) => [...new Set(cases.flatMap(({ paths }) => paths))].sort();

function published(definitions: readonly (readonly [string, string])[]): readonly string[] {
  const found = definitions.flatMap(([file, definition]) =>
    writableProperties(join(shared ?? '', 'arm/openapi/specification', file), definition, REFERENCES),
  );
  return [...new Set(found)].sort();
}

describe.skipIf(shared === null)('every writable property has a case, and every case a property', () => {
  test('of a registry in a PATCH', () => {
    const definitions = [STABLE, WITH_SUBNET_RULES].map(
      (file) => [file, 'RegistryUpdateParameters'] as const,
    );
    expect(pathsOf(REGISTRY_UPDATE)).toEqual(published(definitions));
  });

  test('of a registry in a PUT', () => {
    const definitions = [STABLE, WITH_SUBNET_RULES].map((file) => [file, 'Registry'] as const);
    expect(pathsOf([...REGISTRY_UPDATE, ...REGISTRY_CREATE])).toEqual(published(definitions));
  });

  test('of a private endpoint', () => {
    expect(pathsOf(ENDPOINT_CASES)).toEqual(published([[ENDPOINT, 'PrivateEndpoint']]));
  });
});
