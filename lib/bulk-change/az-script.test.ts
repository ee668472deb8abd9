// One script for many registries.
import { expect, test } from 'vitest';
import { edit, registryIn } from '#lib/network-access/testing/states.ts';
import { azScriptOfMany } from './az-script.ts';

const say = ({ key, values }: { key: string; values: object }) => `${key} ${JSON.stringify(values)}`;
const ref = (name: string) => ({ subscriptionId: 's', resourceGroup: 'rg', name });

test('notes once, a block for each', () => {
  const before = registryIn('selected', { ipRules: ['20.1.2.3'] });
  const script = azScriptOfMany(
    [
      { ref: ref('cr1'), before, change: edit({ removeIpRules: ['20.1.2.3'], addIpRules: ['20.1.2.4'] }) },
      { ref: ref('cr2'), before, change: edit({ setBypass: 'None' }) },
      { ref: ref('cr3'), before, change: edit({ setTasksBypass: true }) },
    ],
    say,
  );
  expect(script.match(/^# az .*$/gm)).toEqual(['# az {"known":"yes","version":"2.18.0"}']);
  expect(script.match(/^# cr.$/gm)).toEqual(['# cr1', '# cr2', '# cr3']);
  expect(script.match(/^az \S+( \S+)*/gm)?.map((line) => line.replaceAll(' \\', ''))).toEqual([
    'az acr network-rule add',
    'az acr network-rule remove',
    'az acr update',
    'az rest --method patch',
  ]);
});

test('nothing to do is no script', () => {
  expect(azScriptOfMany([{ ref: ref('cr1'), before: registryIn('all'), change: edit({}) }], say)).toBe('');
});
