/**
 * The words that each kind of error is known by, most telling first. Sources of the texts are listed in
 * testing/texts.ts. `needsRegistry`: the words are everybody's (a timeout, a 401); they say something only
 * beside the host name of a registry.
 */
import type { ErrorKind } from './model.ts';

type Pattern = {
  readonly kind: ErrorKind;
  readonly words: RegExp;
  /** Something else that the text must hold as well. */
  readonly beside?: RegExp;
  readonly needsRegistry: boolean;
};

// Every gap has a bound: a pasted text may be anything, and must be read in time.

/** `{registry}.azurecr.io`, its private and data names, and the clouds of Government and 21Vianet. */
export const HOST =
  /(?<![\w.*-])([a-z\d](?:[a-z\d-]*[a-z\d])?)((?:\.[a-z\d]+\.data)?(?:\.privatelink)?(?:\.[a-z\d]+\.data)?)\.azurecr\.(io|us|cn)\b/gi;

const DENIED =
  /client\s{1,9}with\s{1,9}IP\s{0,9}['"]?([^'"\n]{0,60}?)['"]?\s{0,9}is\s{1,9}not\s{1,9}allowed\s{1,9}access/i;

/** A run of ACR Tasks: its own log, or what `az acr build` and `az acr run` print of it. */
const TASK_RUN =
  /ran out of retries: failed to set docker credentials|\bRun ID: \w+ failed|Queued a (?:run|build) with ID|acb_(?:step|vol|default_network)/i;

/** Where layers come from: storage, under the path that registries use, or a dedicated data endpoint. */
const LAYER_SOURCE = /\.blob\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|\.data\.azurecr\./i;
const BROKEN =
  /\bEOF\b|i\/o timeout|connection (?:reset|refused)|TLS handshake timeout|no such host|context deadline exceeded|deadline exceeded|Client\.Timeout|forcibly closed|connectex|AuthorizationFailure|\b403\b|no route to host|network is unreachable|certificate signed by unknown authority/i;

export const PATTERNS: readonly Pattern[] = [
  { kind: 'tasksFirewall', words: DENIED, beside: TASK_RUN, needsRegistry: false },
  { kind: 'firewall', words: DENIED, needsRegistry: false },
  {
    kind: 'certificateName',
    words:
      /(?:certificate is valid for|doesn'?t match either of|not valid for|no alternative certificate subject name matches|Hostname mismatch)[^\n]{0,200}(?:azurecr\.|privatelink)/i,
    beside: /privatelink\.azurecr\./i,
    needsRegistry: false,
  },
  { kind: 'importForbidden', words: /Invalid message\s+Forbidden\s+Forbidden/i, needsRegistry: false },
  {
    kind: 'subnetWithoutEndpoint',
    words: /do not have ServiceEndpoints\s+for\s+Microsoft\.ContainerRegistry/i,
    needsRegistry: false,
  },
  {
    kind: 'subnetRight',
    words: /Could not validate network rule - The client/i,
    needsRegistry: false,
  },
  {
    kind: 'needsPremium',
    words:
      /DisablingPublicNetworkAccessNotSupported|Disabling public network access is not supported for the SKU|NetworkRuleNotSupported|(?:virtual network rule|IP rule|data endpoint rule|private endpoint) is not supported for the SKU/i,
    needsRegistry: false,
  },
  {
    kind: 'ruleQuota',
    words: /requested feature (?:IP|virtual network) rule exceeds allowed quota/i,
    needsRegistry: false,
  },
  // On the same line: a log may name a storage host and break for another reason elsewhere.
  {
    kind: 'layers',
    words: new RegExp(`(?:${LAYER_SOURCE.source})[^\\n]{0,600}(?:${BROKEN.source})`, 'i'),
    beside: /azurecr\.|\/docker\/registry\/v2\//i,
    needsRegistry: false,
  },
  {
    kind: 'challenge',
    words: /CONNECTIVITY_CHALLENGE_ERROR|did not issue a challenge/i,
    needsRegistry: false,
  },
  {
    kind: 'tokenForbidden',
    words:
      /CONNECTIVITY_(?:REFRESH|ACCESS)_TOKEN_ERROR[\s\S]{0,200}?Response code: 403|Access to registry\s[^\n]{0,80}?was denied\. Response code: 403|failed to fetch (?:anonymous|oauth) token[^\n]{0,200}?403 Forbidden|\/oauth2\/(?:token|exchange)[^\n]{0,200}?\b403\b/i,
    needsRegistry: true,
  },
  {
    kind: 'forbidden',
    words:
      /CONNECTIVITY_FORBIDDEN_ERROR|Looks like you don'?t have access to registry|login attempt[^\n]{0,200}?failed with status:? 403|(?:unexpected status(?: code)?|responded with|status code|HTTP status|returned error|invalid status code from registry)[^\n]{0,200}?\b403\b|received unexpected HTTP status: 403|403 \(?Forbidden|\(403\)/i,
    needsRegistry: true,
  },
  {
    kind: 'dns',
    words:
      /CONNECTIVITY_DNS_ERROR|Failed to reach DNS for registry|dial tcp: lookup|no such host|Could not resolve host|Name or service not known|Temporary failure in name resolution|getaddrinfo|NXDOMAIN|Non-existent domain|nodename nor servname|No address associated with hostname|원격 이름을 확인할 수 없습니다|호스트를 알 수 없습니다|remote name could not be resolved/i,
    needsRegistry: true,
  },
  {
    kind: 'certificateAuthority',
    words:
      /CONNECTIVITY_SSL_ERROR|certificate signed by unknown authority|certificate verify failed|self[- ]signed certificate|unable to get local issuer certificate|tls: handshake failure|Unable to establish a secure connection to the registry/i,
    needsRegistry: true,
  },
  {
    kind: 'unreachable',
    words:
      /i\/o timeout|Client\.Timeout|context deadline exceeded|connection (?:refused|reset|timed out)|connectex|no route to host|network is unreachable|TLS handshake timeout|Could not connect to the registry login server|host is not reachable|proxyconnect tcp|Failed to connect to|Max retries exceeded|Connection timed out|ETIMEDOUT|ECONNREFUSED|연결하지 못했|연결할 수 없습니다|":\s*EOF\b/i,
    needsRegistry: true,
  },
  {
    kind: 'signIn',
    words:
      /unauthorized: |UNAUTHORIZED|\b401 Unauthorized|authentication required|CONNECTIVITY_(?:REFRESH|ACCESS)_TOKEN_ERROR[\s\S]{0,200}?Response code: 401|no basic auth credentials/i,
    needsRegistry: true,
  },
];

export const DENIED_CLIENT = DENIED;
