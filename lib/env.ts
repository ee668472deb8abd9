/**
 * The console's configuration: the only reader of process.env. Checked at boot (instrumentation.ts),
 * with one sentence for each variable that is missing or wrong.
 */
import { existsSync, readFileSync } from 'node:fs';

export type Env = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where users reach this console, e.g. `https://acr.contoso.example`: scheme and host, no path. */
  readonly consoleOrigin: string;
  readonly sessionSecret: string;
  /** Origin of the identity provider, as the server reaches it. */
  readonly authorityHost: string;
  /** Origin of the identity provider as the browser reaches it, if it differs. */
  readonly browserAuthority: string | null;
  /** Origin of Azure Resource Manager. */
  readonly resourceManager: string;
  /** Extra certificate authority (PEM text) for the two endpoints above. */
  readonly ca: string | null;
  /** How many proxies stand in front of the console, each of which appends to `X-Forwarded-For`. */
  readonly addressProxies: number;
  /** False when the endpoints are not Microsoft's: shown as a quiet badge, never used by a feature. */
  readonly isPublicCloud: boolean;
  /** `next dev`: its overlay needs a looser content security policy. */
  readonly isDevelopment: boolean;
};

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const PUBLIC_RESOURCE_MANAGER = 'https://management.azure.com';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

type Source = Readonly<Record<string, string | undefined>>;

function originOf(value: string): URL | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return url.origin === value.replace(/\/$/, '') ? url : null;
}

/**
 * Reads and checks a set of variables. Returns either the configuration or every problem found,
 * each a sentence that names the variable and what to set.
 */
export function parseEnv(source: Source): { env: Env } | { problems: readonly string[] } {
  const problems: string[] = [];
  const text = (name: string, what: string) => {
    const value = source[name]?.trim() ?? '';
    if (value === '') problems.push(`${name} is not set: ${what}.`);
    return value;
  };
  const guid = (name: string, what: string) => {
    const value = text(name, what);
    if (value !== '' && !GUID.test(value)) problems.push(`${name} must be a GUID: ${what}.`);
    return value.toLowerCase();
  };
  const httpsOrigin = (name: string, fallback: string) => {
    const value = source[name]?.trim() || fallback;
    const url = originOf(value);
    if (url?.protocol !== 'https:')
      problems.push(`${name} must be an https origin without a path, such as ${fallback}.`);
    return url?.origin ?? value;
  };

  const tenantId = guid('AZURE_TENANT_ID', 'the Directory (tenant) ID of the app registration');
  const clientId = guid('AZURE_CLIENT_ID', 'the Application (client) ID of the app registration');
  const clientSecret = text('AZURE_CLIENT_SECRET', 'a client secret of the app registration');
  const sessionSecret = text('SESSION_SECRET', '32 random bytes in base64url, for the session cookie');
  if (sessionSecret !== '' && Buffer.from(sessionSecret, 'base64url').length < 32)
    problems.push('SESSION_SECRET is too short: it must hold at least 32 random bytes in base64url.');

  const consoleOrigin = text('CONSOLE_ORIGIN', 'the address users open, such as https://acr.contoso.example');
  const consoleUrl = originOf(consoleOrigin);
  if (consoleOrigin !== '' && consoleUrl === null)
    problems.push('CONSOLE_ORIGIN must be an origin without a path, such as https://acr.contoso.example.');
  else if (consoleUrl?.protocol === 'http:' && !LOOPBACK.has(consoleUrl.hostname))
    problems.push('CONSOLE_ORIGIN must use https; plain http is accepted on localhost only.');

  const authorityHost = httpsOrigin('AZURE_AUTHORITY_HOST', PUBLIC_AUTHORITY);
  const resourceManager = httpsOrigin('AZURE_RESOURCE_MANAGER', PUBLIC_RESOURCE_MANAGER);

  const browserAuthorityText = source['AZURE_BROWSER_AUTHORITY']?.trim() || null;
  const browserAuthority = browserAuthorityText === null ? null : originOf(browserAuthorityText);
  if (browserAuthorityText !== null && (browserAuthority === null || authorityHost === PUBLIC_AUTHORITY))
    problems.push(
      'AZURE_BROWSER_AUTHORITY must be an origin, and is only for an AZURE_AUTHORITY_HOST of your own.',
    );

  const caFile = source['AZURE_CA_FILE']?.trim() || null;
  if (caFile !== null && !existsSync(caFile))
    problems.push(`AZURE_CA_FILE names a file that does not exist: ${caFile}.`);

  const proxiesText = source['CLIENT_ADDRESS_PROXIES']?.trim() || '0';
  if (!/^\d$/.test(proxiesText))
    problems.push('CLIENT_ADDRESS_PROXIES must be the number of proxies in front of the console, 0 to 9.');

  if (problems.length > 0) return { problems };
  return {
    env: {
      tenantId,
      clientId,
      clientSecret,
      sessionSecret,
      consoleOrigin: consoleUrl?.origin ?? consoleOrigin,
      authorityHost,
      browserAuthority: browserAuthority?.origin ?? null,
      resourceManager,
      // The path is known only at run time: there is nothing to trace.
      ca: caFile === null ? null : readFileSync(/* turbopackIgnore: true */ caFile, 'utf8'),
      addressProxies: Number(proxiesText),
      isPublicCloud: authorityHost === PUBLIC_AUTHORITY && resourceManager === PUBLIC_RESOURCE_MANAGER,
      isDevelopment: source['NODE_ENV'] === 'development',
    },
  };
}

let cached: Env | undefined;

/** The checked configuration. Throws with all problems when it is incomplete. */
export function env(): Env {
  if (cached === undefined) {
    const parsed = parseEnv(process.env);
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
    cached = parsed.env;
  }
  return cached;
}

/** Every problem with the process's own variables; empty when the console can start. */
export function bootProblems(): readonly string[] {
  const parsed = parseEnv(process.env);
  return 'problems' in parsed ? parsed.problems : [];
}
