// A made-up recording, right and wrong: the replay must tell the two apart.
import { describe, expect, it } from 'vitest';
import type { RecordedCall } from './recording.ts';
import { replay } from './replay.ts';
import { reportOf, totalOf } from './replay-report.ts';

const AZURE = 'https://management.azure.com';
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg';
const group = {
  id: GROUP,
  name: 'rg',
  type: 'Microsoft.Resources/resourceGroups',
  location: 'westus',
  tags: {},
};

function call(method: string, path: string, status: number, body: unknown): RecordedCall {
  const url = `${AZURE}${path}?api-version=2022-09-01`;
  return { request: { method, url, body: null }, response: { status, headers: {}, body } };
}
const getGroup = (state: string) =>
  call('GET', GROUP, 200, { ...group, properties: { provisioningState: state } });
const play = async (...exchanges: RecordedCall[]) =>
  reportOf('made-up.json', await replay({ file: 'made-up.json', exchanges }), []);

describe('a replay', () => {
  it('finds an answer equal', async () => {
    expect(await play(getGroup('Succeeded'))).toMatchObject({ total: 1, equal: 1, lines: [] });
  });

  it('finds another value', async () => {
    const report = await play(getGroup('Deleting'));
    expect(report.equal).toBe(0);
    expect(report.lines.join('\n')).toContain('body.properties.provisioningState');
  });

  it('finds another status', async () => {
    const report = await play(getGroup('Succeeded'), call('GET', `${GROUP}-none`, 403, {}));
    expect(report.lines.join('\n')).toContain('status: recorded 403, ours 404');
  });

  it('tells what is not implemented, and what follows from it, from what is wrong', async () => {
    const unknown = `${GROUP}/providers/Microsoft.Unknown/things/t`;
    const report = await play(call('PUT', unknown, 201, {}), call('GET', unknown, 200, {}));
    expect(report).toMatchObject({ missing: 2, lines: [] });
    expect(totalOf([report])).toEqual({ explained: 0, total: 2, missing: 2 });
  });

  it('takes a reason for a difference, and only for that one', async () => {
    const replayed = await replay({ file: 'a.json', exchanges: [getGroup('Deleting')] });
    const reason = (at: string) => reportOf('a.json', replayed, [{ at, reason: 'because' }]);
    expect(reason('^body\\.properties\\.provisioningState$')).toMatchObject({ withReason: 1, lines: [] });
    expect(reason('^body\\.name$').withReason).toBe(0);
  });
});
