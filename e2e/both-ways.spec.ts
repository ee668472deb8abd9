// Journeys that behaviour of Azure touches which nobody has confirmed: they must end well either way it is.
import { automation, grantOutsider } from './azure-side.ts';
import { bothWays, expect, signIn, test, writesTo } from './fixtures.ts';
import { ARTICLE, review, save } from './pages.ts';

const ARTICLE_GROUP = '/subscriptions/5ab00003-0000-4000-8000-000000000003/resourceGroups/myResourceGroup';
const DATA = '/subscriptions/5ab00002-0000-4000-8000-000000000002/resourceGroups';
const LAKE = `${DATA}/rg-data-weu/providers/Microsoft.ContainerRegistry/registries/crcontosolake`;
const SPOKE = `${DATA}/rg-edge-registries/providers/Microsoft.ContainerRegistry/registries/crcontosospoke`;
const REGISTRY_ACTIONS = 'Microsoft.ContainerRegistry/registries';

for (const { title, switched } of bothWays('requestMessageReachesRegistry')) {
  test(`a request that was made with a message is approved with a reason, ${title}`, async ({
    page,
    azure,
  }) => {
    await azure.settings(switched);
    const arm = await automation(azure.endpoints);
    const networks = `${ARTICLE_GROUP}/providers/Microsoft.Network`;
    const made = await arm('PUT', `${networks}/privateEndpoints/pe-journey?api-version=2024-05-01`, {
      location: 'westcentralus',
      properties: {
        subnet: { id: `${networks}/virtualNetworks/myDockerVMVNET/subnets/myDockerVMSubnet` },
        manualPrivateLinkServiceConnections: [
          {
            name: 'pe-journey',
            properties: {
              privateLinkServiceId: `${ARTICLE_GROUP}/providers/Microsoft.ContainerRegistry/registries/${ARTICLE.name}`,
              groupIds: ['registry'],
              requestMessage: 'Nightly builds need this',
            },
          },
        ],
      },
    });
    expect(made.status).toBe(201);
    await azure.clock({ advanceMs: 60_000 });

    await signIn(page, 'approver', '/approvals');
    await page.getByRole('link', { name: 'pe-journey', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'pe-journey' })).toBeVisible();
    // At the connection, or at the requester's endpoint alone.
    await expect(page.getByText('Nightly builds need this').first()).toBeVisible();
    await page.getByLabel('Reason').fill('CHG-31');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
    const sent = JSON.stringify((await writesTo(azure)).at(-1)?.requestBody);
    expect(sent).toContain('CHG-31');
    expect(sent).toContain('Nightly builds need this | CHG-31');
  });
}

for (const { title, switched } of bothWays('permissionsNeedReadAction')) {
  test(`who may decide but perhaps not read their own rights decides, ${title}`, async ({ page, azure }) => {
    await azure.settings(switched);
    await grantOutsider(await automation(azure.endpoints), LAKE, [
      `${REGISTRY_ACTIONS}/read`,
      `${REGISTRY_ACTIONS}/privateEndpointConnections/read`,
      `${REGISTRY_ACTIONS}/privateEndpointConnections/write`,
      `${REGISTRY_ACTIONS}/privateEndpointConnections/operationStatuses/read`,
    ]);
    await signIn(page, 'outsider', '/approvals');
    await page.getByRole('link', { name: 'pe-lake-dr', exact: true }).click();
    await page.getByLabel('Reason').fill('CHG-32');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByText(/^Approved\. Read back at/)).toBeVisible();
  });
}

for (const { title, switched } of bothWays('subnetRuleNeedsJoin', 'tasksPassSubnetRules')) {
  test(`who may not join subnets adds an address beside subnet rules, ${title}`, async ({ page, azure }) => {
    await azure.settings(switched);
    const arm = await automation(azure.endpoints);
    await grantOutsider(arm, SPOKE, [
      `${REGISTRY_ACTIONS}/read`,
      `${REGISTRY_ACTIONS}/write`,
      'Microsoft.Authorization/permissions/read',
    ]);
    const subnetRules = async () => {
      const { body } = await arm('GET', `${SPOKE}?api-version=2021-08-01-preview`);
      return body.properties.networkRuleSet.virtualNetworkRules;
    };
    const before = await subnetRules();
    expect(before.length).toBeGreaterThan(0);

    const [, , subscriptionId, , group] = SPOKE.split('/');
    await signIn(page, 'outsider', `/registries/${subscriptionId}/${group}/crcontosospoke/public-access`);
    await page.getByLabel('Add addresses or ranges').fill('20.61.10.4');
    await page.getByRole('button', { name: 'Add 1 line' }).click();
    await review(page);
    await save(page);
    await expect(page.getByText(/^Saved\. Azure confirmed 4 IP rules/)).toBeVisible();
    expect(await subnetRules()).toEqual(before);
  });
}
