// The OpenID Connect `claims` parameter as Entra uses it: authentication contexts and client capabilities.
// https://learn.microsoft.com/entra/identity-platform/claims-challenge
import { BadParameter } from './request-errors.ts';

/** The only authentication context of this tenant; it stands for a second factor. */
export const MFA_CONTEXT = 'p1';

/** The claims request that asks for it. */
export const MFA_CLAIMS = JSON.stringify({
  access_token: { acrs: { essential: true, values: [MFA_CONTEXT] } },
});

export interface ClaimsRequest {
  readonly needsMfa: boolean;
  /** `xms_cc`: what the client says it can handle, `CP1` above all (some SDKs write `cp1`). */
  readonly capabilities: readonly string[];
}

/** Throws BadParameter for text that is not a claims request, or asks for a context this tenant does not have. */
export function parseClaimsRequest(text: string | undefined): ClaimsRequest {
  if (!text) return { needsMfa: false, capabilities: [] };
  const accessToken = asObject(asObject(parseJson(text)).access_token);
  const acrs = asObject(accessToken.acrs);
  const contexts = acrs.essential === true ? valuesOf(acrs) : [];
  const unknown = contexts.find((context) => context !== MFA_CONTEXT);
  if (unknown !== undefined) {
    throw new BadParameter(
      `The parameter 'claims' asks for the authentication context '${unknown}', which this tenant does not have.`,
    );
  }
  return {
    needsMfa: contexts.length > 0,
    capabilities: valuesOf(asObject(accessToken.xms_cc)).map((name) => name.toUpperCase()),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadParameter("The parameter 'claims' is not valid JSON.");
  }
}

function asObject(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new BadParameter("The parameter 'claims' is not a claims request.");
  }
  return value as Record<string, unknown>;
}

function valuesOf(member: Record<string, unknown>): string[] {
  const values = Array.isArray(member.values) ? member.values : [member.value];
  return values.filter((value): value is string => typeof value === 'string');
}
