// Every listed text is explained as what it is, with its registry and addresses; what is unrelated is unknown.
import { describe, expect, test } from 'vitest';
import { explainError } from './explain-error.ts';
import { ERROR_KINDS } from './model.ts';
import { TEXT_LIMIT } from './plain-text.ts';
import { type KnownText, QUOTED } from './testing/quoted.ts';
import { UNRELATED } from './testing/unrelated.ts';
import { SINGLE, WRAPPED } from './testing/wrapped.ts';

const ALL: readonly KnownText[] = [...QUOTED, ...SINGLE, ...WRAPPED];

const named = (text: string) => {
  const found = explainError(text);
  return found === null ? null : { ...found, registry: found.loginServer ?? found.registryName };
};

test.each(ALL.map((known) => [known.kind, known.source, known] as const))(
  '%s: %s',
  (_kind, _source, known) => {
    expect(named(known.text)).toMatchObject({
      kind: known.kind,
      registry: known.registry,
      client: known.client ?? null,
      target: known.target ?? null,
    });
  },
);

test('the texts are distinct, many, and of every kind', () => {
  expect(new Set(ALL.map(({ text }) => text)).size).toBe(ALL.length);
  expect(new Set(ALL.map(({ kind }) => kind)).size).toBe(ERROR_KINDS.length);
  const count = (from: KnownText['from']) => ALL.filter((text) => text.from === from).length;
  const kinds = ERROR_KINDS.map((kind) => `${kind} ${ALL.filter((text) => text.kind === kind).length}`);
  process.stdout.write(
    `${ALL.length} texts explained: ${count('quote')} quoted, ${count('filled')} quoted with hidden names filled in, ${count('ours')} our own; ${UNRELATED.length} unrelated\n${kinds.join(', ')}\n`,
  );
  expect(ALL.length).toBeGreaterThanOrEqual(120);
  expect(count('quote') + count('filled')).toBeGreaterThanOrEqual(50);
  expect(new Set(UNRELATED).size).toBeGreaterThanOrEqual(60);
});

test.each(UNRELATED)('not explained: %s', (text) => {
  expect(explainError(text)).toBeNull();
});

test('what is marked is what was found, in the text as it was pasted', () => {
  const text =
    'Head \\"https://crcontosobuild.azurecr.io/v2/\\": client with IP \\\\u00274.180.12.9\\\\u0027 is not allowed access';
  const marked = explainError(text)?.marks.map(([from, to]) => text.slice(from, to));
  expect(marked).toEqual(['crcontosobuild.azurecr.io', '4.180.12.9']);
});

describe('hostile text', () => {
  test.each([
    ['long', 'client with IP '.repeat(20_000)],
    ['many hosts', 'a.azurecr.io '.repeat(20_000)],
    ['dots', '.azurecr'.repeat(10_000)],
    ['dashes', `${'a-'.repeat(20_000)}.azurecr.io`],
    ['backslashes', '\\'.repeat(60_000)],
    ['storage', 'x.blob.core.windows.net '.repeat(4_000)],
    ['lookups', 'lookup azurecr.'.repeat(6_000)],
  ])('%s is read in time', (_what, text) => {
    const start = performance.now();
    explainError(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('what is beyond the limit is not looked at', () => {
    const [first] = QUOTED;
    expect(explainError(`${' '.repeat(TEXT_LIMIT)}${first?.text ?? ''}`)).toBeNull();
  });
});
