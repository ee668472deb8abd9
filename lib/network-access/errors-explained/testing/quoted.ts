/**
 * Error texts as people met them, and where. `quote`: as it stands there, at most shortened at line ends.
 * `filled`: what the source hides (a redacted name, a placeholder of an article) is filled in.
 */
import type { ErrorKind } from '#lib/network-access/errors-explained/model.ts';

export type KnownText = {
  readonly kind: ErrorKind;
  /** Login server or bare name that must be found; null where the text hides it. */
  readonly registry: string | null;
  readonly client?: string;
  readonly target?: string;
  readonly from: 'quote' | 'filled' | 'ours';
  readonly source: string;
  readonly text: string;
};

const ACR = 'https://github.com/Azure/acr/issues/';
const CLI = 'https://github.com/Azure/azure-cli/issues/';
const LEARN = 'https://learn.microsoft.com/troubleshoot/azure/azure-container-registry/';
const DOCS = 'https://learn.microsoft.com/azure/container-registry/';
const AKS =
  'https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/extensions/cannot-pull-image-from-acr-to-aks-cluster';

export const QUOTED: readonly KnownText[] = [
  {
    kind: 'tasksFirewall',
    registry: 'myregistryname.azurecr.io',
    client: '52.138.231.5',
    from: 'filled',
    source: `${CLI}27253`,
    text: `Queued a run with ID: cg2
Waiting for an agent...
2023/08/24 12:43:22 Alias support enabled for version >= 1.1.0, please see https://aka.ms/acr/tasks/task-aliases for more information.
2023/08/24 12:43:22 Creating Docker network: acb_default_network, driver: 'bridge'
2023/08/24 12:43:23 Successfully set up Docker configuration
2023/08/24 12:43:23 Logging in to registry: myregistryname.azurecr.io
failed to login, ran out of retries: failed to set docker credentials: Error response from daemon: Get "https://myregistryname.azurecr.io/v2/": denied: client with IP '52.138.231.5' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.
: exit status 1`,
  },
  {
    kind: 'tasksFirewall',
    registry: 'blogbuildtest.azurecr.io',
    client: '52.163.9.17',
    from: 'filled',
    source: 'https://github.com/jpaztech: the Japanese support team’s blog on ACR builds',
    text: `Sending context (26.336 KiB) to registry: blogbuildtest...
Queued a build with ID: ca2
Waiting for an agent...
2023/12/11 06:06:49 Logging in to registry: blogbuildtest.azurecr.io
failed to login, ran out of retries: failed to set docker credentials: Error response from daemon: Get "https://blogbuildtest.azurecr.io/v2/": denied: client with IP '52.163.9.17' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.
: exit status 1
Run ID: ca2 failed after 5s. Error: failed during run, err: exit status 1
Run failed`,
  },
  {
    kind: 'firewall',
    registry: null,
    client: '172.214.169.102',
    from: 'quote',
    source: 'https://github.com/docker/build-push-action/issues/1214',
    text: `error response from daemon: Get "https://.azurecr.io/v2/": denied: {"errors":[{"code":"DENIED","message":"client with IP \\u0027172.214.169.102\\u0027 is not allowed access. Refer
https://aka.ms/acr/firewall
to grant access."}]}*`,
  },
  {
    kind: 'firewall',
    registry: 'crcontosoweb.azurecr.io',
    client: '20.101.4.9',
    from: 'filled',
    source: `${ACR}633`,
    text: `Failed to pull image "crcontosoweb.azurecr.io/shop:02b6d84d635c3d9ff4182ad1c50d16364695d3d5": rpc error: code = Unknown desc Error response from daemon: Head "https://crcontosoweb.azurecr.io/v2/shop/manifests/02b6d84d635c3d9ff4182ad1c50d16364695d3d5": denied: client with IP '20.101.4.9' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`,
  },
  {
    kind: 'firewall',
    registry: null,
    client: '91.38.188.165',
    from: 'quote',
    source: 'https://blog.zuehlke.cloud/2023/02/problems-with-protecting-azure-container-registry/',
    text: `docker pull cr.zuehlke.cloud/nginx Using default tag: latest Error response from daemon: Head "https://cr.zuehlke.cloud/v2/nginx/manifests/latest": denied: client with IP '91.38.188.165' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`,
  },
  {
    kind: 'firewall',
    registry: 'myregistryname.azurecr.io',
    client: '81.2.69.142',
    from: 'filled',
    source: `${CLI}17137`,
    text: `Error response from daemon: Get https://myregistryname.azurecr.io/v2/: denied: client with IP '81.2.69.142' is not allowed access. Refer https://aka.ms/acr/firewall to grant access
Login failed.`,
  },
  {
    kind: 'firewall',
    registry: 'pvtacr.azurecr.io',
    client: '20.120.109.180',
    from: 'quote',
    source: 'A public copy of the support team’s notes on the firewall of registries (GitHub)',
    text: `Error response from daemon: Head https://pvtacr.azurecr.io/v2/hello-world/manifests/latest: denied: client with IP '20.120.109.180' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`,
  },
  {
    kind: 'firewall',
    registry: 'acrfour.azurecr.io',
    client: '4.180.12.9',
    from: 'filled',
    source: `${LEARN}acr-authentication-errors`,
    text: `Unable to get AAD authorization tokens with message: 2024-08-12 10:11:12.000001 An error occurred: CONNECTIVITY_REFRESH_TOKEN_ERROR
Access to registry 'acrfour.azurecr.io' was denied. Response code: 403. Please try running 'az login' again to refresh permissions.
Error response from daemon: Get "https://acrfour.azurecr.io/v2/": denied: {"errors":[{"code":"DENIED","message":"client with IP \\u00274.180.12.9\\u0027 is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}`,
  },
  {
    kind: 'firewall',
    registry: null,
    client: '51.124.1.2',
    from: 'filled',
    source: `${LEARN}client-ip-address-not-allowed-access`,
    text: `denied: {"errors":[{"code":"DENIED","message":"client with IP \\u002751.124.1.2\\u0027 is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}`,
  },
  {
    kind: 'firewall',
    registry: 'acrwebapps.azurecr.io',
    client: '13.69.68.5',
    from: 'filled',
    source: `${LEARN}pull-image-to-web-app-fail`,
    text: `DockerApiException: Docker API responded with status code=InternalServerError, response={"message":"Head \\"https://acrwebapps.azurecr.io/v2/portal/manifests/latest\\": denied: client with IP '13.69.68.5' is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}`,
  },
  {
    kind: 'firewall',
    registry: 'acracrdnsfwd34jpw6.azurecr.io',
    client: '20.249.167.56',
    from: 'quote',
    source: 'https://yeongseon.github.io/azure-container-apps-practical-guide/',
    text: `Failed to construct registry secret for registry 'acracrdnsfwd34jpw6.azurecr.io'
for ContainerApp 'ca-acrdnsfwd-34jpw6'. Ensure the managed identity 'system'
has the correct permissions. Error: ACR token exchange endpoint returned
error status: 403. body: {"errors":[{"code":"DENIED","message":"client with
IP '20.249.167.56' is not allowed access. Refer https://aka.ms/acr/firewall
to grant access. CorrelationId: 0a3728f5-aee8-4ea1-9b84-4dc6e1aef664"}]}`,
  },
  {
    kind: 'firewall',
    registry: null,
    from: 'quote',
    source: 'https://github.com/Azure/azure-sdk-for-java: TROUBLESHOOTING.md of containers-containerregistry',
    text: `AcrErrorsException: Status code 403, "{"errors":[{"code":"DENIED","message":"client with IP <> is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}`,
  },
  {
    kind: 'firewall',
    registry: null,
    from: 'quote',
    source: 'https://github.com/Azure/azure-sdk-for-js: TROUBLESHOOTING.md of container-registry',
    text: `RestError: {"errors":[{"code":"DENIED","message":"client with IP '<your IP address>' is not allowed access. Refer https://aka.m
s/acr/firewall to grant access."}]}`,
  },
  {
    kind: 'forbidden',
    registry: 'xxxxxxx.azurecr.io',
    from: 'quote',
    source: `${DOCS}container-registry-vnet`,
    text: 'Error response from daemon: login attempt to https://xxxxxxx.azurecr.io/v2/ failed with status: 403 Forbidden',
  },
  {
    kind: 'forbidden',
    registry: 'asthub.azurecr.io',
    from: 'filled',
    source: 'https://github.com/Azure/azure-cli: command_modules/acr/_errors.py',
    text: `An error occurred: CONNECTIVITY_FORBIDDEN_ERROR
Looks like you don't have access to registry 'asthub.azurecr.io'. To see configured firewall rules, run 'az acr show --query networkRuleSet --name asthub'. Details: https://learn.microsoft.com/azure/container-registry/container-registry-health-error-reference#connectivity_forbidden_error`,
  },
  {
    kind: 'tokenForbidden',
    registry: 'foo.azurecr.io',
    from: 'quote',
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/85239',
    text: `$ az acr login --name foo

WARNING: Unable to get AAD authorization tokens with message: An error occurred: CONNECTIVITY_REFRESH_TOKEN_ERROR
Access to registry 'foo.azurecr.io' was denied. Response code: 403. Please try running 'az login' again to refresh permissions.
WARNING: Unable to get admin user credentials with message: Admin user is disabled.
ERROR: Unable to authenticate using AAD or admin login credentials. Please specify both username and password in non-interactive mode.`,
  },
  {
    kind: 'tokenForbidden',
    registry: 'acrgermany.azurecr.io',
    from: 'filled',
    source: 'https://github.com/Azure/azure-cli: command_modules/acr/_errors.py',
    text: `An error occurred: CONNECTIVITY_ACCESS_TOKEN_ERROR
Access to registry 'acrgermany.azurecr.io' was denied. Response code: 403. Please try running 'az login' again to refresh permissions.`,
  },
  {
    kind: 'tokenForbidden',
    registry: 'acrprod.azurecr.io',
    from: 'filled',
    source: AKS,
    text: 'Failed to pull image "acrprod.azurecr.io/api:v1": rpc error: code = Unknown desc = failed to pull and unpack image "acrprod.azurecr.io/api:v1": failed to resolve reference "acrprod.azurecr.io/api:v1": failed to authorize: failed to fetch anonymous token: unexpected status: 403 Forbidden',
  },
  {
    kind: 'challenge',
    registry: 'nimblecr.azurecr.io',
    target: '172.30.2.6',
    from: 'quote',
    source: `${ACR}645`,
    text: `Docker daemon status: available
Docker version: Docker version 19.03.9, build 9d988398e7
Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK
Azure CLI version: 2.4.0
DNS lookup to nimblecr.azurecr.io at IP 172.30.2.6 : OK
An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'nimblecr.azurecr.io' did not issue a challenge.

Please refer to https://aka.ms/acr/errors#connectivity_challenge_error for more information.`,
  },
  {
    kind: 'challenge',
    registry: null,
    target: '52.236.191.0',
    from: 'quote',
    source: `${ACR}628`,
    text: `Azure CLI version: 2.37.0
DNS lookup to ********containers.azurecr.io at IP 52.236.191.0 : OK
An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry '*********.azurecr.io' did not issue a challenge.`,
  },
  {
    kind: 'challenge',
    registry: 'devopsacicontregistry.azurecr.io',
    target: '52.168.114.0',
    from: 'quote',
    source: `${ACR}458`,
    text: `PS C:\\repos\\JenkinsACIAgent> az acr check-health -n devopsacicontregistry --yes
Docker pull of 'mcr.microsoft.com/mcr/hello-world:latest' : OK
Azure CLI version: 2.11.1
DNS lookup to devopsacicontregistry.azurecr.io at IP 52.168.114.0 : OK
An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'devopsacicontregistry.azurecr.io' did not issue a challenge.`,
  },
  {
    kind: 'challenge',
    registry: 'readitpravacr.azurecr.io',
    target: '20.62.128.0',
    from: 'quote',
    source: `${ACR}756`,
    text: `C:\\Users\\prava>az acr login --name readitpravacr
Could not connect to the registry login server 'readitpravacr.azurecr.io'. Please verify that the registry exists and the URL 'https://readitpravacr.azurecr.io/v2/' is reachable from your environment.
Try running 'az acr check-health -n readitpravacr --yes' to diagnose this issue.

C:\\Users\\prava>az acr check-health -n readitpravacr --yes
DNS lookup to readitpravacr.azurecr.io at IP 20.62.128.0 : OK
2024-05-18 06:54:20.208894 An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'readitpravacr.azurecr.io' did not issue a challenge.`,
  },
  {
    kind: 'challenge',
    registry: 'grcsharedacr.azurecr.io',
    target: '20.62.128.0',
    from: 'quote',
    source: `${ACR}755`,
    text: `PS G:\\new-grctech\\Tenant\\src\\service> az acr check-health -n grcsharedacr
Azure CLI version: 2.44.1
DNS lookup to grcsharedacr.azurecr.io at IP 20.62.128.0 : OK
2024-05-15 10:32:20.850060 An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'grcsharedacr.azurecr.io' did not issue a challenge.`,
  },
  {
    kind: 'challenge',
    registry: 'pdmcontainer.azurecr.io',
    target: '10.22.124.13',
    from: 'quote',
    source: `${ACR}619`,
    text: `DNS lookup to pdmcontainer.azurecr.io at IP 10.22.124.13 : OK
An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'name.azurecr.io' did not issue a challenge.`,
  },
  {
    kind: 'challenge',
    registry: 'asthub.azurecr.io',
    target: '10.10.0.5',
    from: 'quote',
    source: `${ACR}490`,
    text: `DNS lookup to asthub.azurecr.io at IP 10.10.0.5 : OK
An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'asthub.azurecr.io' did not issue a challenge.
An error occurred: HELM_COMMAND_ERROR
Please verify if Helm is installed.`,
  },
  {
    kind: 'challenge',
    registry: 'crgovbase.azurecr.us',
    target: '20.140.90.144',
    from: 'filled',
    source: `${ACR}614`,
    text: `DNS lookup to crgovbase.azurecr.us at IP 20.140.90.144 : OK
An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'crgovbase.azurecr.us' did not issue a challenge.`,
  },
  {
    kind: 'challenge',
    registry: 'crscott.azurecr.io',
    from: 'filled',
    source: `${ACR}847`,
    text: `Unable to get AAD authorization tokens with message: 2025-09-08 15:31:40.404189 An error occurred: CONNECTIVITY_CHALLENGE_ERROR
Registry 'crscott.azurecr.io' did not issue a challenge.
Error response from daemon: login attempt to https://crscott.azurecr.io/v2/ failed with status: 404 Not Found
Login failed.`,
  },
  {
    kind: 'unreachable',
    registry: 'myacr.azurecr.io',
    from: 'quote',
    source: `${ACR}659`,
    text: `Could not connect to the registry login server 'myacr.azurecr.io'. Please verify that the registry exists and the URL 'https://myacr.azurecr.io/v2/' is reachable from your environment.
Try running 'az acr check-health -n myacr --yes' to diagnose this issue.`,
  },
  {
    kind: 'dns',
    registry: 'arssolvendi.azurecr.io',
    from: 'quote',
    source: 'https://github.com/tfenster/BCinaB/issues/30',
    text: `Pulling api (arssolvendi.azurecr.io/bcinab-api:alpha8)...
ERROR: Get https://arssolvendi.azurecr.io/v2/: dial tcp: lookup arssolvendi.azurecr.io: no such host`,
  },
  {
    kind: 'dns',
    registry: 'odacitest.azurecr.io',
    from: 'quote',
    source: 'https://github.com/docker/for-win/issues/958',
    text: 'Get https://odacitest.azurecr.io/v2/: dial tcp: lookup odacitest.azurecr.io on [::1]:53: read udp [::1]:58645->[::1]:53: read: connection refused',
  },
  {
    kind: 'dns',
    registry: 'myregistry.azurecr.io',
    from: 'quote',
    source: `${DOCS}container-registry-troubleshoot-access`,
    text: 'dial tcp: lookup myregistry.azurecr.io',
  },
  {
    kind: 'dns',
    registry: 'crstaging.azurecr.io',
    from: 'filled',
    source: 'https://github.com/Azure/azure-cli: command_modules/acr/_errors.py',
    text: `An error occurred: CONNECTIVITY_DNS_ERROR
Failed to reach DNS for registry 'crstaging.azurecr.io'. Please check if the spelling is correct, if the CLI environment is on correct cloud and your network connectivity.`,
  },
  {
    kind: 'importForbidden',
    registry: 'asrregistrypoc',
    from: 'quote',
    source: `${ACR}435`,
    text: 'Deployment failed. Correlation ID: 416553cf-893f-4628-94da-0b830d79f2c3. Operation registries-dc25de8c-d167-11ea-8b32-000d3ab23722 failed. Resource /subscriptions/093a6515-332c-45a3-a7e4-d88645b2395c/resourceGroups/asr-registry-poc/providers/Microsoft.ContainerRegistry/registries/asrregistrypoc Invalid message Forbidden Forbidden {"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}',
  },
  {
    kind: 'layers',
    registry: 'myregistry.azurecr.io',
    from: 'quote',
    source: 'https://github.com/MicrosoftDocs/azure-docs/pull/116188',
    text: 'Failed to pull image "myregistry.azurecr.io/myimage:16102023": [rpc error: code = Unknown desc = failed to pull and unpack image "myregistry.azurecr.io/myimage:16102023": failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://weumanaged15.blob.core.windows.net/xxxx/docker/registry/v2/blobs/sha256/fd/xxxx/data?se=2023-10-19T13%3A03%3A46Z&sig=xxxx%3D&sp=r&spr=https&sr=b&sv=2018-03-28&regid=xxxx": EOF, rpc error: code = Unknown desc = failed to pull and unpack image "myregistry.azurecr.io/myimage:16102023": failed to resolve reference "myregistry.azurecr.io/myimage:16102023": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://myregistry.azurecr.io/oauth2/token?scope=repository%3Amyimage%3Apull&service=myregistry.azurecr.io: 401 Unauthorized]',
  },
  {
    kind: 'certificateName',
    registry: 'r3safeacrtest.azurecr.io',
    from: 'quote',
    source: `${ACR}425`,
    text: 'Failed to pull image "myregistry.privatelink.azurecr.io/ubuntu-test:mytag": rpc error: code = Unknown desc = Error response from daemon: Get https://r3safeacrtest.privatelink.azurecr.io/v2/: x509: certificate is valid for *.azurecr.io, not r3safeacrtest.privatelink.azurecr.io',
  },
  {
    kind: 'certificateName',
    registry: 'acr.azurecr.io',
    from: 'quote',
    source: `${ACR}360`,
    text: `[root@registry user]# docker login acr.privatelink.azurecr.io
Username: acr
Password:
Error response from daemon: Get https://acr.privatelink.azurecr.io/v2/: x509: certificate is valid for *.azurecr.io, not acr.privatelink.azurecr.io`,
  },
  {
    kind: 'subnetWithoutEndpoint',
    registry: 'crcortexdev3p0bata',
    from: 'quote',
    source:
      'A public log of terraform apply on GitHub; the code also in hashicorp/terraform-provider-azurerm#13792',
    text: `│ Error: creating Registry (Subscription: "***"
│ Resource Group Name: "rg-cortex-dev"
│ Registry Name: "crcortexdev3p0bata"): performing Create: unexpected status 400 (400 Bad Request) with error: NetworkRuleValidationError: Could not validate network rule - Subnets snet-container-apps of virtual network /subscriptions/***/resourceGroups/rg-cortex-dev/providers/Microsoft.Network/virtualNetworks/vnet-cortex-dev do not have ServiceEndpoints for Microsoft.ContainerRegistry resources configured. Add Microsoft.ContainerRegistry to subnet's ServiceEndpoints collection before trying to ACL Microsoft.ContainerRegistry resources to these subnets.`,
  },
  {
    kind: 'subnetRight',
    registry: 'MyRegistry',
    from: 'quote',
    source: 'https://github.com/Azure/acr/pull/358',
    text: "Failed to save firewall and virtual network settings for container registry 'MyRegistry'. Error: Could not validate network rule - The client '00000000-0000-0000-0000-000000000000' with object id '00000000-0000-0000-0000-000000000000' does not have authorization to perform action 'Microsoft.Network/virtualNetworks/taggedTrafficConsumers/validate/action' over scope '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/MyRG/providers/Microsoft.Network/virtualNetworks/MyRegistry/tagg…",
  },
  {
    kind: 'needsPremium',
    registry: null,
    from: 'quote',
    source: 'https://github.com/Azure-Samples/dotNET-Frontend-AB-Testing-on-Azure-Container-Apps/issues/5',
    text: '"message": "{\\r\\n  \\"error\\": {\\r\\n    \\"code\\": \\"DisablingPublicNetworkAccessNotSupported\\",\\r\\n    \\"message\\": \\"Disabling public network access is not supported for the SKU Basic. For more information, please visit https://aka.ms/acr/private-link.\\"\\r\\n  },\\r\\n  \\"status\\": \\"Failed\\"\\r\\n}",',
  },
  {
    kind: 'needsPremium',
    registry: null,
    from: 'quote',
    source: 'https://github.com/hashicorp/terraform-provider-azurerm/pull/26054',
    text: `unexpected status 400 with error: DisablingPublicNetworkAccessNotSupported:
Disabling public network access is not supported for the SKU Standard.
For more information, please visit https://aka.ms/acr/private-link.`,
  },
  {
    kind: 'ruleQuota',
    registry: null,
    from: 'quote',
    source: `${ACR}518`,
    text: `az acr network-rule add -n $CONTAINER_REGISTRY --ip-address $IP

ERROR: BadRequestError: The requested feature IP rule exceeds allowed quota 100 for the SKU Premium.`,
  },
  {
    kind: 'unreachable',
    registry: 'crstage.azurecr.io',
    target: '10.201.3.5',
    from: 'filled',
    source: `${ACR}594`,
    text: `[2021-12-29T14:41:37Z] Validating image pull permission: FAILED
[2021-12-29T14:41:37Z] ACR crstage.azurecr.io rejected token exchange: failed to send token exchange request: Post https://crstage.azurecr.io/oauth2/exchange: dial tcp 10.201.3.5:443: i/o timeout`,
  },
  {
    kind: 'unreachable',
    registry: 'xxx.azurecr.io',
    from: 'quote',
    source: 'https://github.com/kubernetes/kubernetes/pull/108209',
    text: 'Feb 16 10:05:09 aks-pdweappool02-29359546-vmss000002 kubelet[28475]: E0216 10:05:09.652945   28475 azure_credentials.go:326] failed to receive challenge: error reaching registry endpoint https://xxx.azurecr.io/v2/, error: Get "https://xxx.azurecr.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  },
  {
    kind: 'unreachable',
    registry: 'crlisbon.azurecr.io',
    from: 'filled',
    source: `${LEARN}request-canceled-waiting-connection-timeout-exceeded`,
    text: 'Get "https://crlisbon.azurecr.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  },
  {
    kind: 'unreachable',
    registry: 'acrprod.azurecr.io',
    target: '10.7.0.4',
    from: 'filled',
    source: AKS,
    text: 'Failed to pull image "acrprod.azurecr.io/api:v1": rpc error: code = Unknown desc = failed to pull and unpack image "acrprod.azurecr.io/api:v1": failed to resolve reference "acrprod.azurecr.io/api:v1": failed to do request: Head "https://acrprod.azurecr.io/v2/api/manifests/v1": dial tcp 10.7.0.4:443: i/o timeout',
  },
  {
    kind: 'unreachable',
    registry: 'zapic.azurecr.io',
    from: 'quote',
    source: `${ACR}77`,
    text: `> docker pull "zapic.azurecr.io/image/name:tag"
> Error response from daemon: Get https://zapic.azurecr.io/v2/image/name/manifests/tag: Get https://zapic.azurecr.io/oauth2/token?account=zapic&scope=repository%3Aimage%2Fname%3Apull&service=zapic.azurecr.io: net/http: request canceled (Client.Timeout exceeded while awaiting headers)`,
  },
  {
    kind: 'certificateAuthority',
    registry: 'sbaksdemoregistry.azurecr.io',
    from: 'quote',
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/95654',
    text: `2022-07-12 12:53:26.998535 An error occurred: CONNECTIVITY_SSL_ERROR
Unable to establish a secure connection to the registry 'sbaksdemoregistry.azurecr.io'. Are you using a proxy server?`,
  },
  {
    kind: 'certificateAuthority',
    registry: 'draskilluipreview.azurecr.io',
    from: 'quote',
    source: `${CLI}10068`,
    text: `HTTPSConnectionPool(host='draskilluipreview.azurecr.io', port=443): Max retries exceeded with url: /v2/ (Caused by SSLError(SSLError("bad handshake: Error([('SSL routines', 'tls_process_server_certificate', 'certificate verify failed')],)",),))`,
  },
  {
    kind: 'certificateAuthority',
    registry: 'acr01poc20243.azurecr.io',
    from: 'quote',
    source: 'https://github.com/docker/for-win/issues/8061',
    text: 'Error response from daemon: Get https://acr01poc20243.azurecr.io/v2/: remote error: tls: handshake failure',
  },
  {
    kind: 'signIn',
    registry: 'prodacr.azurecr.io',
    from: 'quote',
    source: 'https://devopsaitoolkit.com/blog/azure-error-aks-imagepullbackoff/',
    text: 'Warning  Failed     2m (x4 over 3m)   kubelet  Failed to pull image "prodacr.azurecr.io/orders-api:v1.4.2": failed to pull and unpack image "prodacr.azurecr.io/orders-api:v1.4.2": failed to resolve reference "prodacr.azurecr.io/orders-api:v1.4.2": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://prodacr.azurecr.io/oauth2/token?...: 401 Unauthorized',
  },
  {
    kind: 'signIn',
    registry: 'myserver.azurecr.io',
    from: 'quote',
    source: 'https://github.com/MicrosoftDocs/azure-docs/issues/17220',
    text: 'Error response from daemon: Get https://myserver.azurecr.io/v2/: unauthorized: authentication required',
  },
  {
    kind: 'signIn',
    registry: 'cloudtechnologies.azurecr.io',
    from: 'quote',
    source: 'https://github.com/Azure/AKS/issues/679',
    text: 'Failed to pull image "cloudtechnologies.azurecr.io/poc-k8s-web:20181007.1": rpc error: code = Unknown desc = Error response from daemon: Get https://cloudtechnologies.azurecr.io/v2/poc-k8s-web/manifests/20181007.1: unauthorized: authentication required',
  },
  {
    kind: 'signIn',
    registry: 'crweuxyzdev.azurecr.io',
    from: 'quote',
    source: 'https://github.com/microsoft/azure-container-apps/issues/212',
    text: 'Bad Request({"code":"WebhookInvalidParameterValue","message":"The following field(s) are either invalid or missing. Invalid value: \\"crweuxyzdev.azurecr.io/azuredocs/containerapps-helloworld:latest\\": GET https://crweuxyzdev.azurecr.io/oauth2/token?scope=repository%3Aazuredocs%2Fcontainerapps-helloworld%3Apull&service=crweuxyzdev.azurecr.io: UNAUTHORIZED: authentication required, visit https://aka.ms/acr/authorization for more information.: template.containers.helloworld.image."})',
  },
  {
    kind: 'signIn',
    registry: '28363devopsacr.azurecr.io',
    from: 'quote',
    source: 'https://github.com/SparebankenVest/azure-key-vault-to-kubernetes/issues/484',
    text: '2023/02/28 01:35:41 [ERROR] admission webhook error: failed to get auto cmd, error: GET https://28363devopsacr.azurecr.io/oauth2/token?scope=repository%3Aattphs-rasp%3Apull&service=28363devopsacr.azurecr.io: UNAUTHORIZED: authentication required, visit https://aka.ms/acr/authorization for more information.',
  },
  {
    kind: 'signIn',
    registry: 'acrfour.azurecr.io',
    from: 'filled',
    source: `${LEARN}acr-authentication-errors`,
    text: `Unable to get AAD authorization tokens with message: 2024-08-12 10:11:12.000001 An error occurred: CONNECTIVITY_REFRESH_TOKEN_ERROR
Access to registry 'acrfour.azurecr.io' was denied. Response code: 401. Please try running 'az login' again to refresh permissions.`,
  },
];
