/** The response headers that limit what a page of this console may load, send and be embedded in. Pure. */

type Policy = {
  readonly nonce: string;
  /** Origins of the identity provider, the only foreign ones a page talks to. */
  readonly authorities: readonly string[];
  readonly framedBy: "'self'" | "'none'";
  /** Admits what the development overlay does; never true in a build. */
  readonly isDevelopment: boolean;
};

/** https://nextjs.org/docs/app/guides/content-security-policy */
export function contentSecurityPolicy({ nonce, authorities, framedBy, isDevelopment }: Policy): string {
  const identity = authorities.join(' ');
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self' ${identity}`,
    // MSAL's hidden frame starts at the identity provider and ends at this console's callback page.
    `frame-src 'self' ${identity}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');
}

export function securityHeaders(isHttps: boolean): readonly (readonly [string, string])[] {
  return [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(isHttps ? [['strict-transport-security', 'max-age=63072000; includeSubDomains'] as const] : []),
  ];
}
