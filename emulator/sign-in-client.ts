// Signs a user in over plain HTTP, pressing the buttons of the sign-in pages: what a browser does, for tests.
import { createHash, randomBytes } from 'node:crypto';
import { directory } from './directory.ts';

export type Fetch = (input: string, init?: RequestInit) => Response | Promise<Response>;

/** One answer of the identity provider: a page to press something on, or an address to go to. */
export interface SignInStep {
  readonly status: number;
  readonly html: string;
  /** Where the browser is sent, with the answer's parameters from query or fragment. */
  readonly location: string | undefined;
  readonly answer: Readonly<Record<string, string>>;
  readonly headers: Headers;
}

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

const DEFAULT_REDIRECT_URI = 'http://localhost:3000/auth/callback';
const API_SCOPES = `api://${directory.clientId}/access_as_user openid profile offline_access`;

export type SignInClient = ReturnType<typeof createSignInClient>;

/** `browserAuthority`: the origin the browser uses; cookies are kept from call to call. */
export function createSignInClient(browserAuthority: string, fetchFrom: Fetch = fetch) {
  const base = `${browserAuthority}/${directory.tenantId}`;
  const cookies = new Map<string, string>();

  async function send(url: string, init: RequestInit = {}): Promise<SignInStep> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetchFrom(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keepCookie(line);
    const location = response.headers.get('location') ?? undefined;
    const html = await response.text();
    return {
      status: response.status,
      html,
      location,
      answer: readAnswer(location),
      headers: response.headers,
    };
  }

  function keepCookie(line: string) {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }

  /** Opens the authorize endpoint; parameters replace the usual ones, undefined leaves one out. */
  function authorize(
    verifier: string,
    params: Readonly<Record<string, string | undefined>> = {},
  ): Promise<SignInStep> {
    const usual = {
      client_id: directory.clientId,
      response_type: 'code',
      redirect_uri: DEFAULT_REDIRECT_URI,
      response_mode: 'fragment',
      scope: API_SCOPES,
      state: 'the-state',
      nonce: 'the-nonce',
      client_info: '1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...params,
    };
    return send(`${base}/oauth2/v2.0/authorize?${query(usual)}`);
  }

  /** Presses a button of a page, as `choose=operator` or `factor=approve`. */
  function press(page: SignInStep, name: string, value: string, headers: Record<string, string> = {}) {
    const hidden = [...page.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
    const fields = Object.fromEntries(hidden.map(([, field, text]) => [field, unescapeHtml(text ?? '')]));
    return send(`${base}/login`, {
      method: 'POST',
      body: query({ ...fields, [name]: value }),
      headers: formHeaders(headers),
    });
  }

  async function token(
    form: Readonly<Record<string, string | undefined>>,
    headers: Record<string, string> = {},
  ): Promise<TokenAnswer> {
    const init = { method: 'POST', headers: formHeaders(headers), body: query(form) };
    const response = await fetchFrom(`${base}/oauth2/v2.0/token`, init);
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as TokenAnswer['body'],
    };
  }

  const origin = new URL(DEFAULT_REDIRECT_URI).origin;

  function redeem(code: string | undefined, verifier: string | undefined, form: Record<string, string> = {}) {
    const usual = {
      grant_type: 'authorization_code',
      client_id: directory.clientId,
      redirect_uri: DEFAULT_REDIRECT_URI,
      scope: API_SCOPES,
      client_info: '1',
      code,
      code_verifier: verifier,
    };
    return token({ ...usual, ...form }, { origin });
  }

  function refresh(refreshToken: string, form: Record<string, string> = {}) {
    const usual = { grant_type: 'refresh_token', client_id: directory.clientId, scope: API_SCOPES };
    return token({ ...usual, refresh_token: refreshToken, ...form }, { origin });
  }

  /** The whole way; `user` is a short name. Rejects when any step is not the expected one. */
  async function signIn(user: string, params: Record<string, string> = {}): Promise<TokenAnswer['body']> {
    const verifier = newVerifier();
    let step = await authorize(verifier, { prompt: 'select_account', ...params });
    if (step.location === undefined) step = await press(step, 'choose', user);
    if (step.location === undefined) step = await press(step, 'factor', 'approve');
    if (!step.answer.code) throw new Error(`No code: ${step.status} ${step.location ?? step.html}`);
    const answer = await redeem(step.answer.code, verifier);
    if (answer.status !== 200) throw new Error(String(answer.body.error_description));
    return answer.body;
  }

  const open = (path: string) => send(`${base}${path}`);
  return { authorize, press, token, redeem, refresh, signIn, open, cookies };
}

export function newVerifier(): string {
  return randomBytes(32).toString('base64url');
}

function formHeaders(headers: Record<string, string>): Record<string, string> {
  return { 'content-type': 'application/x-www-form-urlencoded', ...headers };
}

function query(params: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
}

function readAnswer(location: string | undefined): Record<string, string> {
  if (location === undefined || !URL.canParse(location)) return {};
  const url = new URL(location);
  return Object.fromEntries([...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]);
}

function unescapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&amp;': '&',
    '&quot;': '"',
    '&#39;': "'",
    '&lt;': '<',
    '&gt;': '>',
  };
  return text.replaceAll(/&(?:amp|quot|#39|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
