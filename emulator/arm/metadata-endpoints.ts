// GET /metadata/endpoints: what a tool asks a cloud about before anybody has signed in.
import { Hono } from 'hono';
import { errors } from './errors.ts';

/** From this version on one cloud is an object; before, a list of clouds; 2015-01-01 had a shape of its own. */
const ONE_OBJECT_SINCE = '2022-09-01';
const OLDEST = '2015-01-01';

/** How the authority presents itself: as AD FS, about which MSAL asks nobody else, or as Entra, as Azure's own does. */
type Presentation = 'adfs' | 'entra';

/** Both origins without a slash at the end. */
export function metadataEndpoints(arm: string, authority: string, as: Presentation): Hono {
  const app = new Hono();
  app.get('/metadata/endpoints', (c) => {
    const version = c.req.query('api-version');
    if (!version) return c.json(errors.missingApiVersion().body, 400);
    if (version === OLDEST) return c.json(oldest(arm, authority, as));
    const cloud = describe(arm, authority, as);
    return c.json(version >= ONE_OBJECT_SINCE ? cloud : [cloud]);
  });
  return app;
}

const AUDIENCES = ['https://management.core.windows.net/', 'https://management.azure.com/'];

function loginEndpoint(authority: string, as: Presentation): string {
  return as === 'adfs' ? `${authority}/adfs` : authority;
}

function describe(arm: string, authority: string, as: Presentation) {
  return {
    name: 'AzureEmulated',
    portal: 'https://portal.azure.com',
    authentication: {
      loginEndpoint: loginEndpoint(authority, as),
      audiences: AUDIENCES,
      tenant: 'common',
      identityProvider: as === 'adfs' ? 'ADFS' : 'AAD',
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

function oldest(arm: string, authority: string, as: Presentation) {
  return {
    galleryEndpoint: arm,
    graphEndpoint: `${arm}/graph`,
    portalEndpoint: 'https://portal.azure.com',
    authentication: { loginEndpoint: loginEndpoint(authority, as), audiences: AUDIENCES },
  };
}
