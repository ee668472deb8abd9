import { expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

const policy = contentSecurityPolicy({
  nonce: 'bm9uY2U=',
  authorities: ['https://login.example'],
  framedBy: "'none'",
  isDevelopment: false,
});
const directive = (name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

it('runs only scripts with the nonce, and nothing inline', () => {
  expect(directive('script-src')).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('unsafe-eval');
});

it('talks to itself and the identity provider only', () => {
  expect(directive('connect-src')).toBe("connect-src 'self' https://login.example");
  expect(directive('frame-src')).toBe("frame-src 'self' https://login.example");
  expect(directive('default-src')).toBe("default-src 'none'");
});

it('asks for https for good on https only', () => {
  const names = (isHttps: boolean) => securityHeaders(isHttps).map(([name]) => name);
  expect(names(true)).toContain('strict-transport-security');
  expect(names(false)).not.toContain('strict-transport-security');
});
