// A pull from a virtual machine: its identity's token from the metadata service, then the registry, step by step.
import type { Endpoints } from '#emulator/launch.ts';

const ANYWHERE = JSON.stringify({ address: '20.1.2.3' });

export type Pull = {
  /** Where it ended: `identity` means that the machine has none like it. */
  readonly at: 'identity' | 'login' | 'manifest' | 'pulled';
  readonly status: number;
};

/** @param as names a user-assigned identity by client id; absent means the machine's own. */
export async function pullFrom(
  { admin }: Pick<Endpoints, 'admin'>,
  machineId: string,
  loginServer: string,
  as: { readonly clientId?: string } = {},
): Promise<Pull> {
  const query = new URLSearchParams({
    resource: 'https://management.azure.com/',
    ...(as.clientId === undefined ? {} : { client_id: as.clientId }),
  });
  const metadata = await fetch(`${admin}/imds${machineId}/metadata/identity/oauth2/token?${query}`, {
    headers: { metadata: 'true' },
  });
  if (!metadata.ok) return { at: 'identity', status: metadata.status };
  const { access_token } = (await metadata.json()) as { access_token: string };
  const registry = `${admin}/data-plane/${loginServer}`;
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${registry}${path}`, {
      method: 'POST',
      headers: { 'x-client': ANYWHERE },
      body: new URLSearchParams(fields),
    });
  const login = await post('/oauth2/exchange', {
    grant_type: 'access_token',
    service: loginServer,
    access_token,
  });
  if (!login.ok) return { at: 'login', status: login.status };
  const { refresh_token } = (await login.json()) as { refresh_token: string };
  const scope = 'repository:aci-helloworld:pull';
  const granted = await post('/oauth2/token', {
    grant_type: 'refresh_token',
    service: loginServer,
    scope,
    refresh_token,
  });
  const { access_token: pullToken } = (await granted.json()) as { access_token: string };
  const manifest = await fetch(`${registry}/v2/aci-helloworld/manifests/v1`, {
    headers: { 'x-client': ANYWHERE, authorization: `Bearer ${pullToken}` },
  });
  return { at: manifest.ok ? 'pulled' : 'manifest', status: manifest.status };
}
