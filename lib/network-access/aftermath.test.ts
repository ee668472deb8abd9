// What others' writes came to under a save of ours: by hand, as Azure's log would tell it.
import { describe, expect, test } from 'vitest';
import { judgeAftermath } from './aftermath.ts';
import { apply, publicPart } from './change.ts';
import type { LoggedWrite } from './logged-writes.ts';
import { modeFields } from './mode.ts';
import type { PublicAccess, PublicAccessChange } from './model.ts';
import type { SaveFacts } from './save-steps.ts';
import { at, write } from './testing/log.ts';
import { edit, registryIn, subnetNamed } from './testing/states.ts';

const [A, B, X] = ['20.1.2.3', '51.144.7.0/24', '40.118.9.128/25'];
const allow = (name: string) => ({ id: subnetNamed(name), action: 'Allow' });

const BEFORE = publicPart(registryIn('selected', { ipRules: [A], subnetRules: [allow('snet-a')] }));
const ADD_B = edit({ addIpRules: [B] });
/** Our read at 10 s, our PATCH at 20 s, read back at 21 s. */
const facts = (change: PublicAccessChange, more: Partial<SaveFacts> = {}): SaveFacts => ({
  ours: 'us',
  change,
  before: BEFORE,
  after: apply(BEFORE, change),
  windowStart: at(10),
  windowEnd: at(21),
  ...more,
});
const ours = (ipRules = [A, B]) => write(20, 'us', { defaultAction: 'Deny', ipRules });
const now = (more: Partial<PublicAccess> = {}) => ({ ...BEFORE, ipRules: [A, B], ...more });

function judge(writes: readonly LoggedWrite[], state: PublicAccess, about = facts(ADD_B)) {
  const { foreign, vanished } = judgeAftermath(about, writes, state);
  return {
    foreign: foreign.map(({ caller, made, undone }) => ({ caller: caller?.split('@')[0], made, undone })),
    vanished: vanished.map(({ by, change }) => ({ by: by?.caller?.split('@')[0] ?? null, change })),
  };
}
const undone = (change: Partial<PublicAccessChange>, more: object = {}) => ({
  change: edit(change),
  defaultAction: null,
  isCertain: true,
  ...more,
});

describe('a write between our reading and our PATCH', () => {
  test('whose rule we overwrote is named with what it made', () => {
    const kim = write(15, 'kim', { defaultAction: 'Deny', ipRules: [A, X], subnetRules: BEFORE.subnetRules });
    expect(judge([kim, ours()], now())).toEqual({
      foreign: [{ caller: 'kim', made: edit({ addIpRules: [X] }), undone: undone({ addIpRules: [X] }) }],
      vanished: [],
    });
  });

  test('whose removal we took back', () => {
    const { foreign } = judge([write(15, 'kim', { ipRules: [] }), ours()], now());
    expect(foreign[0]?.undone).toEqual(undone({ removeIpRules: [A] }));
  });

  test.each([
    ['mode', { ...modeFields('all') }, { setMode: 'all' as const }],
    ['mode through defaultAction alone', { defaultAction: 'Allow' }, { setMode: 'all' as const }],
  ])('whose %s our resent defaultAction undid', (_name, values, change) => {
    const { foreign } = judge([write(15, 'kim', values), ours()], now());
    expect(foreign[0]?.undone).toEqual(undone(change));
  });

  test('whose mode we undid, although another write carried it along since', () => {
    const before = { ...BEFORE, ...modeFields('disabled') };
    const change = edit({ setMode: 'all' });
    const about = facts(change, { before, after: apply(before, change) });
    const kim = write(14, 'kim', { publicNetworkAccess: 'Enabled', defaultAction: 'Deny' });
    const lee = write(15, 'lee', { defaultAction: 'Deny', ipRules: [A], subnetRules: BEFORE.subnetRules });
    const own = write(20, 'us', modeFields('all'));
    const { foreign } = judge([kim, lee, own], { ...BEFORE, ...modeFields('all') }, about);
    expect(foreign[0]).toMatchObject({ caller: 'kim', undone: undone({ setMode: 'selected' }) });
  });

  test('whose defaultAction we undid although the mode stayed Disabled', () => {
    const before = { ...BEFORE, defaultAction: 'Allow' };
    const about = facts(ADD_B, {
      before,
      after: { ...before, publicNetworkAccess: 'Disabled', ipRules: [A, B] },
    });
    const own = write(20, 'us', { defaultAction: 'Allow', ipRules: [A, B] });
    const state = now({ publicNetworkAccess: 'Disabled', defaultAction: 'Allow' });
    const { foreign } = judge([write(15, 'kim', modeFields('disabled')), own], state, about);
    expect(foreign[0]?.undone).toEqual(undone({}, { defaultAction: 'Deny' }));
  });

  test('whose mode we set otherwise on purpose is still told', () => {
    const before = { ...BEFORE, ...modeFields('all') };
    const change = edit({ setMode: 'selected' });
    const about = facts(change, { before, after: apply(before, change) });
    const own = write(20, 'us', { defaultAction: 'Deny' });
    const state = now({ ipRules: [A], publicNetworkAccess: 'Disabled', defaultAction: 'Deny' });
    expect(
      judge([write(15, 'kim', modeFields('disabled')), own], state, about).foreign[0]?.undone,
    ).toBeNull();
    const disabled = write(15, 'kim', { publicNetworkAccess: 'Disabled', defaultAction: 'Deny' });
    const openedAgain = write(20, 'us', { publicNetworkAccess: 'Enabled', defaultAction: 'Deny' });
    expect(judge([disabled, openedAgain], now({ ipRules: [A] }), about).foreign[0]?.undone).toEqual(
      undone({ setMode: 'disabled' }),
    );
  });

  test('whose subnet rule we overwrote, in its own spelling', () => {
    const change = edit({ addSubnetRules: [subnetNamed('snet-b')] });
    const own = write(20, 'us', { defaultAction: 'Deny', subnetRules: [allow('snet-a'), allow('snet-b')] });
    const kim = write(15, 'kim', { subnetRules: [allow('snet-A'), allow('Snet-X')] });
    const state = apply(BEFORE, change);
    expect(judge([kim, own], state, facts(change)).foreign[0]?.undone).toEqual(
      undone({ addSubnetRules: [subnetNamed('Snet-X')] }),
    );
  });

  test('whose bypass we overwrote', () => {
    const change = edit({ setBypass: 'None' });
    const own = write(20, 'us', { bypass: 'None' });
    const { foreign } = judge(
      [write(15, 'kim', { bypass: 'SomethingNew' }), own],
      { ...BEFORE, bypass: 'None' },
      facts(change),
    );
    expect(foreign[0]?.undone).toMatchObject({ change: { setBypass: 'SomethingNew' } });
  });

  test('in a field that we did not send survives and is only listed', () => {
    const state = now({ bypass: 'None' });
    expect(judge([write(15, 'kim', { bypass: 'None' }), ours()], state).foreign).toEqual([
      { caller: 'kim', made: edit({ setBypass: 'None' }), undone: null },
    ]);
  });

  test('is not offered back once Azure holds it again', () => {
    const kim = write(15, 'kim', { ipRules: [A, X] });
    const again = write(300, 'lee', { ipRules: [A, B, X] });
    expect(judge([kim, ours(), again], now({ ipRules: [A, B, X] })).foreign[0]?.undone).toBeNull();
  });

  test('two of them: each gets its own', () => {
    const kim = write(14, 'kim', { ipRules: [A, X] });
    const lee = write(15, 'lee', { ipRules: [A, X, '52.1.1.1'] });
    expect(judge([kim, lee, ours()], now()).foreign.map((one) => one.undone?.change.addIpRules)).toEqual([
      [X],
      ['52.1.1.1'],
    ]);
  });

  test('that another undid before us is not ours to give back', () => {
    const kim = write(14, 'kim', { ipRules: [A, X] });
    const lee = write(15, 'lee', { ipRules: [A] });
    expect(judge([kim, lee, ours()], now()).foreign.map((one) => one.undone)).toEqual([null]);
  });
});

describe('what nobody can know', () => {
  test('a write without a body is named, and nothing is claimed', () => {
    expect(judge([write(15, 'kim', null), ours()], now()).foreign).toEqual([
      { caller: 'kim', made: null, undone: null },
    ]);
  });
  test('a write that may not have been carried out: possibly overwritten', () => {
    const kim = write(15, 'kim', { ipRules: [A, X] }, { outcome: 'maybe' });
    expect(judge([kim, ours()], now()).foreign[0]?.undone).toEqual(
      undone({ addIpRules: [X] }, { isCertain: false }),
    );
  });
  test('behind one that may not have been carried out, the one before it may have held', () => {
    const kim = write(14, 'kim', { ipRules: [A, X] });
    const lee = write(15, 'lee', { ipRules: [A, '52.1.1.1'] }, { outcome: 'maybe' });
    expect(
      judge([kim, lee, ours()], now()).foreign.map((one) => [one.caller, one.undone?.change.addIpRules]),
    ).toEqual([
      ['kim', [X]],
      ['lee', ['52.1.1.1']],
    ]);
  });
  test('our own write without a body, or not in the log yet, is known from what was to be saved', () => {
    const kim = write(15, 'kim', { ipRules: [A, X] });
    expect(judge([kim, write(20, 'us', null)], now()).foreign[0]?.undone).toEqual(
      undone({ addIpRules: [X] }),
    );
    expect(judge([kim], now()).foreign[0]?.undone).toEqual(undone({ addIpRules: [X] }));
  });
  test('but a save that was never read back may not have been sent at all', () => {
    expect(
      judge([write(15, 'kim', { ipRules: [A, X] })], now(), facts(ADD_B, { after: null })).foreign[0]?.undone,
    ).toBeNull();
  });
});

describe('writes that do not concern this save', () => {
  test.each([
    ['long before it', [write(1, 'kim', { ipRules: [A] }), ours()]],
    [
      'before it and undone by another before it',
      [write(1, 'kim', { ipRules: [A, X] }), write(2, 'lee', { ipRules: [A] }), ours()],
    ],
    ['a tag', [write(15, 'kim', {}), ours()]],
    ['the same as was there', [write(15, 'kim', { ipRules: [A] }), ours()]],
  ])('%s: nothing to say', (_name, writes) => {
    expect(judge(writes, now())).toEqual({ foreign: [], vanished: [] });
  });
  test('one that came just before our reading and is in the log with an earlier moment', () => {
    const about = facts(ADD_B, {
      before: { ...BEFORE, ipRules: [A, X] },
      after: now({ ipRules: [A, X, B] }),
    });
    const writes = [write(9.9, 'kim', { ipRules: [A, X] }), ours([A, X, B])];
    expect(judge(writes, now({ ipRules: [A, X, B] }), about)).toEqual({ foreign: [], vanished: [] });
  });
});

describe('the log’s order is not exact', () => {
  test('a write that is listed after ours, of which Azure shows nothing, came before it', () => {
    const kim = write(20.5, 'kim', { ipRules: [A, X] });
    expect(judge([ours(), kim], now())).toMatchObject({
      foreign: [{ undone: undone({ addIpRules: [X] }, { isCertain: false }) }],
      vanished: [],
    });
  });
  test('nor when a later one has changed it since: the reading back decides', () => {
    const writes = [
      ours(),
      write(20.5, 'kim', { ipRules: [A, X] }),
      write(400, 'lee', { ipRules: [A, B, '52.1.1.1'] }),
    ];
    expect(judge(writes, now({ ipRules: [A, B, '52.1.1.1'] })).foreign[0]).toMatchObject({
      undone: undone({ addIpRules: [X] }, { isCertain: false }),
    });
  });
  test('what the log’s own order tells is told all the same', () => {
    // The reading back came before lee’s write and is stamped after it: no reason to forget kim’s.
    const kim = write(15, 'kim', { ipRules: [A, X] });
    const lee = write(20.8, 'lee', { ipRules: [A, B, '52.1.1.1'] });
    expect(judge([kim, ours(), lee], now({ ipRules: [A, B, '52.1.1.1'] })).foreign[0]).toMatchObject({
      caller: 'kim',
      undone: undone({ addIpRules: [X] }),
    });
  });
  test('minutes later it came later', () => {
    const { foreign } = judge([ours(), write(200, 'kim', { ipRules: [A, X] })], now());
    expect(foreign).toEqual([]);
  });
});

describe('what we had saved and is gone', () => {
  test.each<[string, LoggedWrite[], PublicAccess, string | null]>([
    [
      'under a whole-array write',
      [ours(), write(25, 'kim', { ipRules: [A, X] })],
      now({ ipRules: [A, X] }),
      'kim',
    ],
    [
      'under the first of two',
      [ours(), write(25, 'kim', { ipRules: [A] }), write(90, 'lee', { ipRules: [A, X] })],
      now({ ipRules: [A, X] }),
      'kim',
    ],
    [
      'after it had been put back once',
      [
        ours(),
        write(25, 'kim', { ipRules: [A] }),
        write(60, 'lee', { ipRules: [A, B] }),
        write(90, 'max', { ipRules: [A] }),
      ],
      now({ ipRules: [A] }),
      'max',
    ],
    ['and the log does not show under what', [ours()], now({ ipRules: [A] }), null],
    ['and the one write since shows no body', [ours(), write(25, 'kim', null)], now({ ipRules: [A] }), null],
  ])('%s', (_name, writes, state, by) => {
    expect(judge(writes, state).vanished).toEqual([{ by, change: ADD_B }]);
  });

  test.each<[string, PublicAccessChange, Partial<PublicAccess>]>([
    ['a removal', edit({ removeIpRules: [A] }), { ipRules: [A] }],
    ['a mode', edit({ setMode: 'disabled' }), modeFields('selected')],
    ['a subnet rule', edit({ addSubnetRules: [subnetNamed('snet-b')] }), { subnetRules: [allow('snet-a')] }],
    ['the bypass', edit({ setBypass: 'None' }), { bypass: 'AzureServices' }],
    ['the Tasks switch', edit({ setTasksBypass: true }), { tasksBypass: false }],
    ['data endpoints', edit({ setDataEndpoint: true }), { dataEndpointEnabled: false }],
  ])('%s', (_name, change, values) => {
    const { vanished } = judge([write(25, 'kim', values)], { ...BEFORE, ...values }, facts(change));
    expect(vanished).toEqual([{ by: 'kim', change }]);
  });

  test('by two people: each is named with what went under theirs', () => {
    const change = edit({ addIpRules: [B], setBypass: 'None' });
    const writes = [write(25, 'kim', { ipRules: [A] }), write(40, 'lee', { bypass: 'AzureServices' })];
    expect(judge(writes, BEFORE, facts(change)).vanished).toEqual([
      { by: 'kim', change: ADD_B },
      { by: 'lee', change: edit({ setBypass: 'None' }) },
    ]);
  });

  test('not by a write before ours, although that did not have it either', () => {
    const kim = write(15, 'kim', { ipRules: [A, X] });
    const lee = write(25, 'lee', { ipRules: [A] });
    expect(judge([kim, ours(), lee], now({ ipRules: [A] })).vanished).toEqual([{ by: 'lee', change: ADD_B }]);
  });
  test('by one listed just before ours, where none is listed since: the order is not exact', () => {
    const kim = write(19.9, 'kim', { ipRules: [A, X] });
    expect(judge([kim, ours()], now({ ipRules: [A, X] })).vanished).toEqual([{ by: 'kim', change: ADD_B }]);
  });

  test('nothing, while Azure shows it', () => {
    expect(
      judge([ours(), write(25, 'kim', { ipRules: [A, B, X] })], now({ ipRules: [A, B, X] })).vanished,
    ).toEqual([]);
  });
  test('nothing of what had not been saved in the first place', () => {
    const change = edit({ addIpRules: [B], setTasksBypass: true });
    const about = facts(change, { after: apply(BEFORE, ADD_B) });
    expect(judge([ours()], now(), about).vanished).toEqual([]);
  });
});
