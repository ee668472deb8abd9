/** For tests only: registries as odd as the table must be able to hold them. */
import fc from 'fast-check';

const text = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => !value.includes('\u0000'));
const SUBSCRIPTIONS = ['5ab00001-0000-4000-8000-000000000001', '5ab00002-0000-4000-8000-000000000002'];
const count = fc.nat({ max: 300 });
const address = fc.ipV4();

export const registry = fc
  .record({
    name: text,
    group: text,
    subscriptionId: fc.constantFrom(...SUBSCRIPTIONS),
    sku: fc.constantFrom('Basic', 'Standard', 'Premium', 'Later'),
    publicNetworkAccess: fc.constantFrom('Enabled', 'Disabled', 'Perimeter'),
    defaultAction: fc.constantFrom('Allow', 'Deny'),
    ipRules: fc.array(address, { maxLength: 6 }),
    subnetRules: fc.option(fc.array(text, { maxLength: 3 })),
    bypass: fc.constantFrom('AzureServices', 'None'),
    tasksBypass: fc.option(fc.boolean()),
    dataEndpointEnabled: fc.boolean(),
    exportPolicy: fc.constantFrom('Enabled', 'Disabled'),
    connections: fc.record({
      pending: count,
      approved: count,
      rejected: count,
      disconnected: count,
      other: count,
    }),
    changed: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })),
    changedBy: fc.option(text),
    tags: fc.dictionary(text, text, { maxKeys: 4 }),
    location: text,
    state: text,
  })
  .map(
    ({ name, group, subscriptionId, changed, changedBy, tags, location, state, subnetRules, ...access }) => ({
      ref: { subscriptionId, resourceGroup: group, name },
      id: `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.ContainerRegistry/registries/${name}`,
      loginServer: `${name}.azurecr.io`,
      location,
      provisioningState: state,
      lastModifiedAt: changed?.toISOString() ?? null,
      lastModifiedBy: changedBy,
      tags,
      access: { ...access, subnetRules: subnetRules?.map((id) => ({ id, action: 'Allow' })) ?? null },
    }),
  );
