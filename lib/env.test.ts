import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.ts';

const GOOD = {
  AZURE_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  AZURE_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  AZURE_CLIENT_SECRET: 'x',
  CONSOLE_ORIGIN: 'https://acr.contoso.example',
  SESSION_SECRET: Buffer.alloc(32, 7).toString('base64url'),
};

const problems = (change: Record<string, string | undefined>) => {
  const parsed = parseEnv({ ...GOOD, ...change });
  return 'problems' in parsed ? parsed.problems : [];
};

describe('parseEnv', () => {
  it('needs five variables for the public cloud and fills in Microsoft’s endpoints', () => {
    const parsed = parseEnv(GOOD);
    expect(parsed).toMatchObject({
      env: {
        authorityHost: 'https://login.microsoftonline.com',
        resourceManager: 'https://management.azure.com',
        browserAuthority: null,
        ca: null,
        isPublicCloud: true,
      },
    });
  });

  it('names every missing variable at once', () => {
    const parsed = parseEnv({});
    const text = 'problems' in parsed ? parsed.problems.join('\n') : '';
    for (const name of Object.keys(GOOD)) expect(text).toContain(`${name} is not set`);
  });

  it.each([
    ['AZURE_TENANT_ID', 'contoso', 'must be a GUID'],
    ['AZURE_CLIENT_ID', '123', 'must be a GUID'],
    ['SESSION_SECRET', 'short', 'too short'],
    ['CONSOLE_ORIGIN', 'http://acr.contoso.example', 'must use https'],
    ['CONSOLE_ORIGIN', 'https://acr.contoso.example/console', 'without a path'],
    ['CONSOLE_ORIGIN', 'acr.contoso.example', 'without a path'],
    ['AZURE_RESOURCE_MANAGER', 'http://localhost:4100', 'must be an https origin'],
    ['AZURE_AUTHORITY_HOST', 'https://login.example/tenant', 'must be an https origin'],
    ['AZURE_BROWSER_AUTHORITY', 'http://127.0.0.1:4102', 'only for an AZURE_AUTHORITY_HOST of your own'],
    ['AZURE_CA_FILE', '/nowhere/ca.pem', 'does not exist'],
  ])('says what is wrong with %s=%s', (name, value, sentence) => {
    const found = problems({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(name);
    expect(found[0]).toContain(sentence);
  });

  it('accepts plain http on localhost, and endpoints of one’s own', () => {
    const own = {
      CONSOLE_ORIGIN: 'http://localhost:3000',
      AZURE_AUTHORITY_HOST: 'https://localhost:4101',
      AZURE_BROWSER_AUTHORITY: 'http://127.0.0.1:4102',
      AZURE_RESOURCE_MANAGER: 'https://localhost:4100',
    };
    expect(problems(own)).toEqual([]);
    expect(parseEnv({ ...GOOD, ...own })).toMatchObject({ env: { isPublicCloud: false } });
  });
});
