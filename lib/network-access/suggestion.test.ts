// A proposal survives its way through an address; what is not one is refused whole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSuggestion, parseSuggestion } from './suggestion.ts';
import { edit, subnetNamed } from './testing/states.ts';

test('what an explanation proposes comes back as it was', () => {
  const whole = edit({
    setMode: 'selected',
    setBypass: 'AzureServices',
    setTasksBypass: true,
    removeSubnetRules: [subnetNamed('a'), subnetNamed('b')],
    addIpRules: ['20.1.2.3', '20.1.4.0/24'],
    addSubnetRules: [subnetNamed('c')],
  });
  expect(parseSuggestion(formatSuggestion(whole))).toEqual({
    close: false,
    reopen: true,
    bypass: true,
    tasks: true,
    removeSubnets: true,
    ipRules: ['20.1.2.3', '20.1.4.0/24'],
    subnets: [subnetNamed('c')],
  });
  expect(parseSuggestion(formatSuggestion(edit({ addIpRules: ['20.1.2.3'] })))).toMatchObject({
    reopen: false,
    bypass: false,
    removeSubnets: false,
    ipRules: ['20.1.2.3'],
  });
  expect(parseSuggestion(formatSuggestion(edit({ setMode: 'disabled' })))).toMatchObject({
    close: true,
    reopen: false,
  });
});

test.each([
  '',
  'open',
  'mode:all',
  'close,reopen',
  'close,ip:20.1.2.3',
  'ip:',
  'ip:0.0.0.0/0',
  'ip:10.0.0.4',
  'ip:20.1.2.3/24',
  'ip:20.1.2.3,evil',
  'subnet:/subscriptions/../x',
  'subnet:evil',
  'Reopen',
  Array.from({ length: 13 }, (_, index) => `ip:20.1.2.${index}`).join(','),
])('refused whole: %s', (text) => {
  expect(parseSuggestion(text)).toBeNull();
});

test('no text makes it throw or reach further than its words', () => {
  const word = fc.constantFrom(
    'reopen',
    'bypass',
    'ip:20.1.2.3',
    'ip:8.0.0.0/8',
    'all',
    'ip:x',
    '%',
    'subnet:',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 14 }), (words) => {
      const parsed = parseSuggestion(words.join(','));
      for (const rule of parsed?.ipRules ?? []) expect(words).toContain(`ip:${rule}`);
    }),
    { numRuns: 3_000 },
  );
});
