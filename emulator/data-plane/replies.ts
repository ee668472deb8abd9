// The registry's answers, in the words of the OCI distribution API and of Azure's firewall.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes

const COMMON = {
  'docker-distribution-api-version': 'registry/2.0',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

export function reply(
  status: number,
  body: Uint8Array<ArrayBuffer> | string | object | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const plain = body === null || typeof body === 'string' || body instanceof Uint8Array;
  return new Response(plain ? body : JSON.stringify(body), {
    status,
    headers: {
      ...COMMON,
      ...(plain ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    },
  });
}

function refusal(status: number, code: string, message: string, headers = {}, detail?: unknown) {
  return reply(status, { errors: [{ code, message, ...(detail === undefined ? {} : { detail }) }] }, headers);
}

/** Quoted by users: the firewall, with the address it saw. */
export function denied(address: string): Response {
  return refusal(
    403,
    'DENIED',
    `client with IP '${address}' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`,
  );
}

/**
 * The challenge that sends a client to the token endpoint.
 * @param repository whose images are wanted. @param error what is wrong with a token that was sent.
 */
export function unauthorized(
  loginServer: string,
  repository: string | null,
  error: 'invalid_token' | 'insufficient_scope' | null,
): Response {
  const challenge = [
    `realm="https://${loginServer}/oauth2/token"`,
    `service="${loginServer}"`,
    ...(repository === null ? [] : [`scope="repository:${repository}:pull"`]),
    ...(error === null ? [] : [`error="${error}"`]),
  ];
  return refusal(
    401,
    'UNAUTHORIZED',
    'authentication required, visit https://aka.ms/acr/authorization for more information.',
    { 'www-authenticate': `Bearer ${challenge.join(',')}` },
    repository === null ? null : [{ Type: 'repository', Name: repository, Action: 'pull' }],
  );
}

/** The token endpoints' refusal, which carries no challenge. */
export function noToken(): Response {
  return refusal(
    401,
    'UNAUTHORIZED',
    'authentication required, visit https://aka.ms/acr/authorization for more information.',
  );
}

export function badRequest(code: string, message: string): Response {
  return refusal(400, code, message);
}

export function notFound(code: 'MANIFEST_UNKNOWN' | 'BLOB_UNKNOWN', message: string, detail: unknown) {
  return refusal(404, code, message, {}, detail);
}

export function notImplemented(what: string): Response {
  return refusal(501, 'UNSUPPORTED', `The embedded registry does not implement ${what}.`);
}

/** Not an answer of any registry: stands for a name that does not resolve, or a connection that times out. */
export function noConnection(reason: string): Response {
  return Response.json({ error: 'NoConnection', message: reason }, { status: 504 });
}
