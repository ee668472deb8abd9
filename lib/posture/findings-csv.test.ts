import { expect, test } from 'vitest';
import { tableOf } from '#lib/fleet-table/build-table.ts';
import { findingsCsv } from './findings-csv.ts';
import { postureOf } from './posture.ts';
import { DEFECTS, registry, SOUND, SUBSCRIPTIONS } from './testing/fleets.ts';

test('a line for each finding, view and policy; formulas of strangers are neutralised', () => {
  const table = tableOf([
    registry('crsound', { ...SOUND, publicNetworkAccess: 'Disabled', exportPolicy: 'Disabled' }, '=cmd()'),
    registry('cropen', DEFECTS['open_beside']?.access ?? SOUND),
  ]);
  const { views } = postureOf(table, { dns: new Map(), pendingSince: new Map(), now: 0 });
  const csv = findingsCsv(table, {
    asOf: '2026-11-28T14:02:00.000Z',
    subscriptionNames: new Map([[SUBSCRIPTIONS[0], 'platform, prod']]),
    views,
  });
  expect(csv.endsWith('\r\n')).toBe(true);
  const lines = csv.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^read_at_utc,subscription,.*,from,severity,finding$/);
  const sound = lines.filter((line) => line.includes(',crsound,'));
  expect(sound.map((line) => line.split(',').slice(-3).join())).toEqual([
    'finding,critical,disabled_without_endpoint',
    'finding,info,export_policy_locks',
    'policy,warning,e8eef0a8-67cf-4eb4-9386-14b0e78733d4',
  ]);
  for (const line of sound) expect(line).toContain(`,"'=cmd()",crsound,`);
  const open = lines.filter((line) => line.includes(',cropen,'));
  expect(open.map((line) => line.split(',').slice(-3).join())).toEqual([
    'finding,critical,open_to_internet',
    'view,critical,open_beside_endpoints',
    'policy,warning,d0793b48-0edc-4296-a390-4c75d1bdfd71',
    'policy,warning,0fdf0491-d080-4575-b627-ad0e843cba0f',
    'policy,warning,524b0254-c285-4903-bee6-bb8126cde579',
  ]);
  expect(open[0]).toContain('"platform, prod"');
});
