// What every refusal of the embedded Azure is: a status, a body in the provider's form, and headers.

export type ErrorBody = {
  readonly error: { readonly code: string; readonly message: string; readonly details?: readonly unknown[] };
  readonly status?: 'Failed';
};

/** Record sets of private DNS answer without the envelope. */
type FlatErrorBody = { readonly code: string; readonly message: string };

export class ArmError extends Error {
  override name = 'ArmError';
  readonly status: number;
  readonly body: ErrorBody | FlatErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    body: ErrorBody | FlatErrorBody,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super('error' in body ? body.error.message : body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Only Container Registry writes `status` beside `error`; a check shared by all providers must not say it elsewhere. */
export function inProvidersForm(body: ArmError['body'], pathname: string): ArmError['body'] {
  if (!('error' in body) || body.status === undefined) return body;
  return /\/providers\/microsoft\.containerregistry(\/|$)/i.test(pathname) ? body : { error: body.error };
}

/** Refused by ARM itself, before any resource provider. */
export function gatewayError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
  details?: readonly unknown[],
) {
  const error = { code, message, ...(details === undefined ? {} : { details }) };
  return new ArmError(status, { error }, { 'x-ms-failure-cause': 'gateway', ...headers });
}
