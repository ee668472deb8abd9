// What the console's environment says when its Azure is the embedded one. lib/env.ts reads these names.

export type EmulatorAccess = {
  readonly endpoints: {
    readonly arm: string;
    readonly authority: string;
    readonly browserAuthority: string;
    readonly ca: string;
    readonly tenantId: string;
    readonly clientId: string;
  };
  readonly clientSecret: string;
};

/**
 * @param origin where the browser reaches the console, such as http://localhost:3000
 * @param sessionSecret at least 32 random bytes, base64url
 */
export function consoleEnv(azure: EmulatorAccess, origin: string, sessionSecret: string): NodeJS.ProcessEnv {
  return {
    ...withoutAzure(process.env),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    CONSOLE_ORIGIN: origin,
    SESSION_SECRET: sessionSecret,
    AZURE_TENANT_ID: azure.endpoints.tenantId,
    AZURE_CLIENT_ID: azure.endpoints.clientId,
    AZURE_CLIENT_SECRET: azure.clientSecret,
    AZURE_AUTHORITY_HOST: azure.endpoints.authority,
    AZURE_BROWSER_AUTHORITY: azure.endpoints.browserAuthority,
    AZURE_RESOURCE_MANAGER: azure.endpoints.arm,
    AZURE_CA_FILE: azure.endpoints.ca,
  };
}

/** A shell that is set up for real Azure must not lend its credentials or proxies to the embedded one. */
function withoutAzure(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(AZURE_|MSI_|IDENTITY_|https?_proxy$|all_proxy$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name))) as NodeJS.ProcessEnv;
}
