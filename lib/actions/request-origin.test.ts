import { expect, it } from 'vitest';
import { isOwnOrigin } from './request-origin.ts';

const own = 'https://acr.contoso.example';

it.each([
  [{ origin: own }, true],
  [{ origin: own, 'sec-fetch-site': 'same-origin' }, true],
  [{}, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, false],
  [{ origin: `${own}.evil.example` }, false],
  [{ origin: 'http://acr.contoso.example' }, false],
  [{ origin: own, 'sec-fetch-site': 'cross-site' }, false],
  [{ origin: own, 'sec-fetch-site': 'same-site' }, false],
])('%j: %s', (headers, expected) => {
  expect(isOwnOrigin(new Headers(headers as Record<string, string>), own)).toBe(expected);
});
