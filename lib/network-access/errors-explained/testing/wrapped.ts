/**
 * Our own variations: messages whose words are known from the quoted ones or from the programs' sources, in
 * the wrappings that people copy them from. Every text names another registry and address.
 */
import type { ErrorKind } from '#lib/network-access/errors-explained/model.ts';
import type { KnownText } from './quoted.ts';

type Place = { readonly host: string; readonly client: string; readonly target: string };
type Message = {
  readonly kind: ErrorKind;
  readonly says: 'client' | 'target' | null;
  readonly text: (place: Place) => string;
};

const denied = ({ client }: Place) =>
  `client with IP '${client}' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`;

/** What docker, containerd, podman, az, helm and others print, each by the core of its sentence. */
const MESSAGES: readonly Message[] = [
  {
    kind: 'firewall',
    says: 'client',
    text: (place) =>
      `Error response from daemon: Head "https://${place.host}/v2/base/manifests/22.04": denied: ${denied(place)}`,
  },
  {
    kind: 'firewall',
    says: 'client',
    text: (place) =>
      `Error: initializing source docker://${place.host}/base:22.04: reading manifest 22.04 in ${place.host}/base: denied: ${denied(place)}`,
  },
  {
    kind: 'firewall',
    says: 'client',
    text: (place) =>
      `error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated correctly, and try again: checking push permission for "${place.host}/app:1": POST https://${place.host}/v2/app/blobs/uploads/: DENIED: ${denied(place)}`,
  },
  {
    kind: 'forbidden',
    says: null,
    text: ({ host }) =>
      `failed to resolve reference "${host}/app:1.4": unexpected status from HEAD request to https://${host}/v2/app/manifests/1.4: 403 Forbidden`,
  },
  {
    kind: 'forbidden',
    says: null,
    text: ({ host }) =>
      `Error response from daemon: login attempt to https://${host}/v2/ failed with status: 403 Forbidden`,
  },
  {
    kind: 'tokenForbidden',
    says: null,
    text: ({ host }) =>
      `failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://${host}/oauth2/token: 403 Forbidden`,
  },
  {
    kind: 'layers',
    says: null,
    text: ({ host }) =>
      `failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://${host.replace('.azurecr', '.westeurope.data.azurecr')}/1f2e//docker/registry/v2/blobs/sha256/aa/aabb/data?d=${host}": dial tcp 20.38.98.1:443: i/o timeout`,
  },
  {
    kind: 'layers',
    says: null,
    text: ({ host }) =>
      `error pulling image configuration from ${host}: Get "https://eusmanaged7.blob.core.windows.net/9f//docker/registry/v2/blobs/sha256/bb/bbcc/data": read: connection reset by peer`,
  },
  {
    kind: 'dns',
    says: null,
    text: ({ host }) =>
      `Get "https://${host}/v2/": dial tcp: lookup ${host} on 168.63.129.16:53: no such host`,
  },
  { kind: 'dns', says: null, text: ({ host }) => `curl: (6) Could not resolve host: ${host}` },
  {
    kind: 'unreachable',
    says: 'target',
    text: ({ host, target }) =>
      `Get "https://${host}/v2/": dial tcp ${target}:443: connect: connection refused`,
  },
  {
    kind: 'certificateName',
    says: null,
    text: ({ host }) =>
      `tls: failed to verify certificate: x509: certificate is valid for *.azurecr.io, *.data.azurecr.io, not ${host.replace('.azurecr', '.privatelink.azurecr')}`,
  },
  {
    kind: 'certificateAuthority',
    says: null,
    text: ({ host }) =>
      `Get "https://${host}/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
  },
  {
    kind: 'challenge',
    says: 'target',
    text: ({ host, target }) =>
      `DNS lookup to ${host} at IP ${target} : OK\nAn error occurred: CONNECTIVITY_CHALLENGE_ERROR\nRegistry '${host}' did not issue a challenge.`,
  },
];

type Wrapping = { readonly name: string; readonly wrap: (text: string, place: Place) => string };

const json = (text: string) => JSON.stringify(text).slice(1, -1);

const WRAPPINGS: readonly Wrapping[] = [
  { name: 'as it is', wrap: (text) => text },
  {
    name: 'JSON, quotes as \\u0027',
    wrap: (text) =>
      `{"error":{"code":"ImagePullFailed","message":"${json(text).replaceAll("'", '\\u0027')}"}}`,
  },
  {
    name: 'JSON inside JSON',
    wrap: (text) => JSON.stringify({ statusMessage: JSON.stringify({ message: text }) }),
  },
  {
    name: 'events of kubectl describe',
    wrap: (text, { host }) =>
      `Events:\n  Type     Reason     Age                From     Message\n  ----     ------     ----               ----     -------\n  Normal   Pulling    36s (x3 over 74s)  kubelet  Pulling image "${host}/base:22.04"\n  Warning  Failed     36s (x3 over 74s)  kubelet  Failed to pull image "${host}/base:22.04": rpc error: code = Unknown desc = ${text}\n  Warning  Failed     36s (x3 over 74s)  kubelet  Error: ErrImagePull\n  Normal   BackOff    10s (x4 over 73s)  kubelet  Back-off pulling image "${host}/base:22.04"`,
  },
  {
    name: 'GitHub Actions',
    wrap: (text) =>
      text
        .split('\n')
        .map((line) => `2026-11-02T08:14:31.1234567Z ##[error]${line}`)
        .join('\n'),
  },
  {
    name: 'Azure DevOps',
    wrap: (text) =>
      `Starting: Push image\n==============================================================================\nTask         : Docker\n==============================================================================\n##[error]${text.replaceAll('\n', '\n##[error]')}\n##[error]The process '/usr/bin/docker' failed with exit code 1\nFinishing: Push image`,
  },
  { name: 'az, in colour', wrap: (text) => `\u001b[31mERROR: ${text}\u001b[0m` },
  {
    name: 'crictl',
    wrap: (text) =>
      `E1102 08:14:31.000000  4711 remote_image.go:171] "PullImage from image service failed" err="rpc error: code = Unknown desc = ${text.replaceAll('"', '\\"')}"\nFATA[0000] pulling image: ${text}`,
  },
  {
    name: 'a Korean console',
    wrap: (text) =>
      `PS C:\\빌드> .\\배포.ps1\n이미지를 끌어오는 중 오류가 발생했습니다.\n${text}\n위치 줄:12 문자:1\n    + CategoryInfo          : 지정되지 않음: (:) [], Exception`,
  },
  {
    name: 'HTML of a portal',
    wrap: (text) =>
      `<div class="error">${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;')}</div>`,
  },
  {
    name: 'quotes of a chat',
    wrap: (text) =>
      `> ${text.replaceAll("'", '’').replaceAll('\n', '\n> ')}\n\nDoes anybody know what this means?`,
  },
];

/** Each message in six of the wrappings, moving on, so that all pairs of neighbours occur. */
export const WRAPPED: readonly KnownText[] = MESSAGES.flatMap((message, row) =>
  Array.from({ length: 6 }, (_, column) => {
    const number = row * 6 + column;
    const suffix = ['io', 'io', 'io', 'us', 'io', 'cn'][number % 6];
    const label = `crmade${String(number).padStart(3, '0')}${number % 4 === 0 ? '-a1b2c3' : ''}`;
    const place: Place = {
      // The sentence about names of certificates is the public cloud's.
      host: `${label}.azurecr.${message.kind === 'certificateName' ? 'io' : suffix}`,
      client: `20.${number}.17.${number + 1}`,
      target: number % 2 === 0 ? `10.8.${number}.5` : `20.62.${number}.7`,
    };
    const wrapping = WRAPPINGS[(row * 5 + column * 2) % WRAPPINGS.length];
    if (wrapping === undefined) throw new Error('There is no wrapping.');
    return {
      kind: message.kind,
      registry: place.host,
      ...(message.says === 'client' ? { client: place.client } : {}),
      ...(message.says === 'target' ? { target: place.target } : {}),
      from: 'ours' as const,
      source: wrapping.name,
      text: wrapping.wrap(message.text(place), place),
    };
  }),
);

const SUBNET =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-a';
const REGISTRY =
  '/subscriptions/5ab00001-0000-4000-8000-000000000001/resourceGroups/rg-a/providers/Microsoft.ContainerRegistry/registries/';

/** Single ones, mostly what Azure Resource Manager and Windows in Korean say. */
export const SINGLE: readonly KnownText[] = [
  {
    kind: 'subnetWithoutEndpoint',
    registry: 'crbicepone',
    text: `ERROR: {"status":"Failed","error":{"code":"DeploymentFailed","target":"${REGISTRY}crbicepone","details":[{"code":"NetworkRuleValidationError","message":"Could not validate network rule - Subnets snet-b of virtual network ${SUBNET} do not have ServiceEndpoints for Microsoft.ContainerRegistry resources configured."}]}}`,
  },
  {
    kind: 'subnetWithoutEndpoint',
    registry: 'craddrule',
    text: `$ az acr network-rule add -n craddrule --subnet ${SUBNET}/subnets/snet-b\n(NetworkRuleValidationError) Could not validate network rule - Subnets snet-b of virtual network ${SUBNET} do not have ServiceEndpoints for Microsoft.ContainerRegistry resources configured.\nCode: NetworkRuleValidationError`,
  },
  {
    kind: 'subnetRight',
    registry: 'crright',
    text: `${REGISTRY}crright: Could not validate network rule - The client 'a@contoso.example' with object id '0' does not have authorization to perform action 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action'`,
  },
  {
    kind: 'needsPremium',
    registry: 'crbasic',
    text: '(NetworkRuleNotSupported) The requested feature virtual network rule is not supported for the SKU Basic.\naz acr update --name crbasic --default-action Deny',
  },
  {
    kind: 'needsPremium',
    registry: 'crstandard',
    text: `Error: creating Registry (Registry Name: "crstandard"): unexpected status 400 with error: DisablingPublicNetworkAccessNotSupported: Disabling public network access is not supported for the SKU Standard.`,
  },
  {
    kind: 'ruleQuota',
    registry: 'crfull',
    text: '$ az acr network-rule add --name crfull --ip-address 20.1.2.3\n(Forbidden) The requested feature IP rule exceeds allowed quota 200 for the SKU Premium.',
  },
  {
    kind: 'importForbidden',
    registry: 'crtarget',
    text: `az acr import --name crtarget --source crsource.azurecr.io/app:1\n(InvalidParameters) Operation registries-1 failed. Resource ${REGISTRY}crtarget Invalid message Forbidden Forbidden {"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}`,
  },
  {
    kind: 'importForbidden',
    registry: 'crtarget2',
    text: `{"message":"Resource ${REGISTRY}crtarget2 Invalid message Forbidden Forbidden {\\"errors\\":[]}"}`,
  },
  {
    kind: 'tasksFirewall',
    registry: 'crtaskhost.azurecr.io',
    client: '20.44.8.1',
    text: `2026/11/02 08:14:31 Launching container with name: acb_step_0\nGet "https://crtaskhost.azurecr.io/v2/": denied: client with IP \\u002720.44.8.1\\u0027 is not allowed access. Refer https://aka.ms/acr/firewall to grant access.\nRun ID: db9 failed after 7s.`,
  },
  {
    kind: 'tasksFirewall',
    registry: 'crpurge.azurecr.io',
    client: '52.138.230.8',
    text: `Queued a run with ID: cb2\nGet https://crpurge.azurecr.io/oauth2/token: {"errors":[{"code":"DENIED","message":"client with IP '52.138.230.8' is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}`,
  },
  {
    kind: 'unreachable',
    registry: 'crwindows.azurecr.io',
    target: '20.50.1.2',
    text: 'Get "https://crwindows.azurecr.io/v2/": dial tcp 20.50.1.2:443: connectex: 연결된 구성원으로부터 응답이 없어 연결하지 못했거나, 호스트로부터 응답이 없어 연결이 끊어졌습니다.',
  },
  {
    kind: 'unreachable',
    registry: 'crwindows2.azurecr.io',
    target: '10.0.4.4',
    text: 'Get "https://crwindows2.azurecr.io/v2/": dial tcp 10.0.4.4:443: connectex: 대상 컴퓨터에서 연결을 거부했으므로 연결하지 못했습니다.',
  },
  {
    kind: 'forbidden',
    registry: 'crpowershell.azurecr.io',
    text: 'Invoke-WebRequest : 원격 서버에서 (403) 사용할 수 없음 오류를 반환했습니다.\n위치 줄:1 문자:1\n+ Invoke-WebRequest https://crpowershell.azurecr.io/v2/',
  },
  {
    kind: 'dns',
    registry: 'crpowershell2.azurecr.io',
    text: "Invoke-WebRequest : 원격 이름을 확인할 수 없습니다.: 'crpowershell2.azurecr.io'",
  },
  {
    kind: 'dns',
    registry: 'crpython.azurecr.io',
    text: "HTTPSConnectionPool(host='crpython.azurecr.io', port=443): Max retries exceeded with url: /v2/ (Caused by NewConnectionError('Failed to establish a new connection: [Errno -2] Name or service not known'))",
  },
  { kind: 'dns', registry: 'crnode.azurecr.io', text: 'Error: getaddrinfo ENOTFOUND crnode.azurecr.io' },
  {
    kind: 'unreachable',
    registry: 'crcurl.azurecr.io',
    target: '20.61.97.128',
    text: 'curl: (28) Failed to connect to crcurl.azurecr.io (20.61.97.128) port 443 after 21117 ms: Timed out',
  },
  {
    kind: 'unreachable',
    registry: 'crproxy.azurecr.io',
    text: 'Error response from daemon: Get "https://crproxy.azurecr.io/v2/": proxyconnect tcp: EOF Login failed',
  },
  {
    kind: 'firewall',
    registry: 'crsix.azurecr.io',
    client: '2603:1020:203:3::12',
    text: 'Error response from daemon: Get "https://crsix.azurecr.io/v2/": denied: client with IP \'2603:1020:203:3::12\' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.',
  },
  {
    kind: 'signIn',
    registry: 'crbasicauth.azurecr.io',
    text: 'denied: no basic auth credentials for crbasicauth.azurecr.io',
  },
].map((text) => ({ from: 'ours', source: 'single', ...text }) as KnownText);
