// GET /metadata/endpoints: what a tool asks a cloud about before anybody has signed in.
import { Hono } from 'hono';
import { errors } from './errors.ts';

/** From this version on one cloud is an object; before, a list of clouds; 2015-01-01 had a shape of its own. */
const ONE_OBJECT_SINCE = '2020-06-01';
const OLDEST = '2015-01-01';

/** Both origins without a slash at the end. */
export function metadataEndpoints(arm: string, authority: string): Hono {
  const app = new Hono();
  app.get('/metadata/endpoints', (c) => {
    const version = c.req.query('api-version');
    if (!version) return c.json(errors.missingApiVersion().body, 400);
    if (version === OLDEST) return c.json(oldest(arm, authority));
    const cloud = describe(arm, authority);
    return c.json(version >= ONE_OBJECT_SINCE ? cloud : [cloud]);
  });
  return app;
}

const AUDIENCES = ['https://management.core.windows.net/', 'https://management.azure.com/'];

function describe(arm: string, authority: string) {
  return {
    name: 'AzureEmulated',
    portal: 'https://portal.azure.com',
    authentication: {
      // The form that makes clients ask nobody else about this authority.
      loginEndpoint: `${authority}/adfs`,
      audiences: AUDIENCES,
      tenant: 'common',
      identityProvider: 'ADFS',
    },
    graph: `${arm}/graph`,
    graphAudience: `${arm}/graph`,
    microsoftGraphResourceId: `${arm}/graph`,
    resourceManager: arm,
    media: '',
    batch: '',
    gallery: arm,
    suffixes: { acrLoginServer: 'azurecr.io' },
  };
}

function oldest(arm: string, authority: string) {
  return {
    galleryEndpoint: arm,
    graphEndpoint: `${arm}/graph`,
    portalEndpoint: 'https://portal.azure.com',
    authentication: { loginEndpoint: `${authority}/adfs`, audiences: AUDIENCES },
  };
}
