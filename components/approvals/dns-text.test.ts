import { expect, test } from 'vitest';
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { recordLines } from './dns-text.ts';

const facts = (addresses: { member: string; address: string }[] | null) =>
  ({
    request: { loginServer: 'crdata.azurecr.io' },
    requester: { visible: true, addresses },
  }) as unknown as Pick<ApprovalDetail, 'request' | 'requester'>;

test('every record in its zone, beside the host that it answers for', () => {
  const lines = recordLines(
    facts([
      { member: 'registry_data_westeurope', address: '10.1.0.4' },
      { member: 'registry', address: '10.1.0.5' },
    ]),
  );
  expect(lines).toBe(
    [
      '; privatelink.azurecr.io',
      'crdata                  A  10.1.0.5         ; crdata.azurecr.io',
      'crdata.westeurope.data  A  10.1.0.4         ; crdata.westeurope.data.azurecr.io',
    ].join('\n'),
  );
});

test('without addresses nothing is made up', () => {
  expect(recordLines(facts(null))).toBeNull();
  expect(recordLines(facts([]))).toBeNull();
  const hidden = { ...facts(null), requester: { visible: false as const } };
  expect(recordLines(hidden)).toBeNull();
});
