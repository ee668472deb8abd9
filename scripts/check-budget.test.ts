import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkRoutes } from './check-budget.ts';

const silent = () => {};
/** Random bytes do not compress, so their size is known. */
const noise = (kilobytes: number) => randomBytes(kilobytes * 1000);
const scripts = (files: Record<string, Buffer>) => (path: string) => files[path] ?? null;

describe('the script budget', () => {
  test('holds when every route is small', () => {
    const routes = [{ route: '/registries', firstLoadChunkPaths: ['a.js', 'b.js'] }];
    expect(checkRoutes(routes, scripts({ 'a.js': noise(80), 'b.js': noise(80) }), silent)).toEqual([]);
  });

  test('is broken by the sum of a route', () => {
    const routes = [
      { route: '/registries', firstLoadChunkPaths: ['a.js', 'b.js'] },
      { route: '/approvals', firstLoadChunkPaths: ['a.js', 'b.js'] },
    ];
    const problems = checkRoutes(routes, scripts({ 'a.js': noise(86), 'b.js': noise(86) }), silent);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^\/registries: 172\.0 kB of scripts, 165 kB/);
  });

  test('is broken by MSAL before the first paint, in whichever route', () => {
    const msal = Buffer.from('x="msal.js.browser"');
    const routes = [
      { route: '/sign-in', firstLoadChunkPaths: ['a.js'] },
      { route: '/registries', firstLoadChunkPaths: ['a.js'] },
    ];
    expect(checkRoutes(routes, scripts({ 'a.js': msal }), silent)).toEqual([
      '/sign-in: a.js holds MSAL, which must not load before the first paint.',
      '/registries: a.js holds MSAL, which must not load before the first paint.',
    ]);
  });

  test('fails when it cannot tell', () => {
    const gone = checkRoutes([{ route: '/registries', firstLoadChunkPaths: ['a.js'] }], scripts({}), silent);
    expect(gone).toEqual(['/registries: a.js is named by the build but does not exist.']);
    const none = checkRoutes([{ route: '/registries', firstLoadChunkPaths: [] }], scripts({}), silent);
    expect(none).toEqual(['/registries: the build names no script for it.']);
    expect(checkRoutes([], scripts({}), silent)).toHaveLength(1);
  });
});
