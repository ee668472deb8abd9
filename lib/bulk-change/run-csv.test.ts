// A run's file: one line for each registry, and nothing in it a spreadsheet would run.
import { expect, test } from 'vitest';
import { edit } from '#lib/network-access/testing/states.ts';
import { runCsv } from './run-csv.ts';

test('states, edits and reasons; what Azure said is no formula', () => {
  const registry = { subscriptionId: 's', resourceGroup: 'rg', name: 'cr1' };
  const asked = edit({ removeIpRules: ['20.1.2.3'], addIpRules: ['51.144.7.0/24'] });
  const text = runCsv([
    { registry, asked, state: 'done', made: asked, endedAt: '2026-11-28T15:00:00.000Z', correlationId: 'c' },
    {
      registry,
      asked: edit({ setMode: 'disabled', setBypass: 'None', setTasksBypass: false }),
      state: 'refused',
      failure: { code: 'rejected', details: { azureCode: 'Bad', azureMessage: '=cmd|"x"' } },
    },
    { registry, asked, state: 'waiting' },
  ]);
  const change = 'remove 20.1.2.3; add 51.144.7.0/24';
  expect(text.split('\r\n').slice(1)).toEqual([
    `cr1,rg,s,done,"${change}","${change}",2026-11-28T15:00:00.000Z,,,,c`,
    `cr1,rg,s,refused,"mode disabled; networkRuleBypassOptions None; networkRuleBypassAllowedForTasks false",,,rejected,Bad,"'=cmd|""x""",`,
    `cr1,rg,s,not_sent,"${change}",,,,,,`,
    '',
  ]);
});
