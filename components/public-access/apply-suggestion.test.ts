// A proposal in a draft is the change that the explanation proposed, on top of what was edited already.
import { expect, test } from 'vitest';
import { explainReach } from '#lib/network-access/reach/explain-reach.ts';
import type { ReachClient } from '#lib/network-access/reach/model.ts';
import { formatSuggestion } from '#lib/network-access/suggestion.ts';
import { registryIn, subnetNamed } from '#lib/network-access/testing/states.ts';
import { applySuggestion } from './apply-suggestion.ts';
import { addRules, newDraft, removeRule } from './draft.ts';

const subnet = (name: string) => ({ id: subnetNamed(name), action: 'Allow' });
const STATES = [
  registryIn('selected', { ipRules: ['20.1.4.0/24'], bypass: 'None' }),
  registryIn('selected', { subnetRules: [subnet('a'), subnet('b')], bypass: 'None' }),
  registryIn('disabled', { ipRules: ['20.1.2.3'], bypass: 'None' }),
];
const CLIENTS: readonly ReachClient[] = [
  { kind: 'address', address: '20.1.2.3' },
  { kind: 'service', service: 'Defender', egress: null },
  { kind: 'task', identity: 'system', egress: null },
  {
    kind: 'subnet',
    name: 'a',
    networkName: 'vnet',
    overEndpoint: [subnetNamed('c')],
    direct: false,
    dns: { leads: 'public' },
    egress: null,
  },
];

test.each(STATES.flatMap((access) => CLIENTS.map((client) => [client.kind, access, client] as const)))(
  '%s: proposed, written, read and put into a draft',
  (_kind, access, client) => {
    const registry = {
      name: 'cr',
      loginServer: 'cr.azurecr.io',
      location: 'westeurope',
      dataEndpointHostNames: [],
      access,
      connections: [],
    };
    const { fix } = explainReach(registry, client);
    if (fix?.change == null) throw new Error('Every one of these can be mended by a change.');
    const draft = applySuggestion(newDraft(access, '2026-11-25T12:00:00Z'), formatSuggestion(fix.change));
    expect(draft?.change).toEqual(fix.change);
  },
);

const [selected = registryIn('selected')] = STATES;

test('what was edited stays, and a removal of the proposed rule is taken back', () => {
  const edited = removeRule(addRules(newDraft(selected, ''), ['4.0.0.1']), '20.1.4.0/24');
  expect(applySuggestion(edited, 'ip:20.1.4.0/24,ip:20.1.2.3')?.change).toMatchObject({
    addIpRules: ['4.0.0.1', '20.1.2.3'],
    removeIpRules: [],
  });
});

test.each(['', 'mode:all', 'ip:0.0.0.0/0', 'ip:20.1.4.0/24'])('nothing to do for %s', (text) => {
  expect(applySuggestion(newDraft(selected, ''), text)).toBeNull();
});

test('closing chooses Disabled, and is nothing where public access is disabled', () => {
  expect(applySuggestion(newDraft(selected, ''), 'close')?.change).toMatchObject({ setMode: 'disabled' });
  expect(applySuggestion(newDraft(registryIn('disabled'), ''), 'close')).toBeNull();
});
