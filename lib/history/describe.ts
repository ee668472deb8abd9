/** What an entry did, as parts of one sentence: message keys (`history.part.{key}`) with their values. */
import { accessMode } from '#lib/network-access/mode.ts';
import type { AccessMode } from '#lib/network-access/model.ts';
import { keyFor, outsideOf, plus } from './lists.ts';
import { type Entry, type Field, LIST_FIELDS, type ListField, type State, type Touches } from './model.ts';
import type { Moment } from './walk.ts';

/** What people filter by. */
export const KINDS = [
  'public_access',
  'ip_rules',
  'subnet_rules',
  'exceptions',
  'endpoints',
  'other',
  'unknown',
] as const;
export type Kind = (typeof KINDS)[number];

export type Part = {
  readonly key: string;
  readonly kind: Kind;
  readonly values: Readonly<Record<string, string | number>>;
  /** Rules that it names, all of them. */
  readonly rules?: readonly string[];
};

/** @param moment the states around it, from walk(). An entry that was refused is told as what was tried. */
export function describe(entry: Entry, { before, after }: Moment): readonly Part[] {
  const { deed, touches } = entry;
  if (deed.kind === 'create') return [part('created', 'other')];
  if (deed.kind === 'delete') return [part('deleted', 'other')];
  if (deed.kind === 'connection')
    return [part(`connection.${deed.decision}`, 'endpoints', { name: nameOf(entry.subject) })];
  if (deed.kind === 'other')
    return [part('operation', 'other', { operation: entry.operation, name: entry.subject ?? '' })];
  // Of what was not carried out for certain, what it was to do is what can be told.
  const to = entry.outcome === 'done' ? after : { ...before, ...aim(before, touches) };
  const parts = [
    ...modeParts(touches, before, to),
    ...LIST_FIELDS.flatMap((field) => listParts(field, touches, before, to)),
    ...switchParts(touches, before, to),
    ...otherParts(entry),
  ];
  const isHidden = Object.values(touches).some(({ kind }) => kind === 'unsure');
  if (parts.length === 0) return [isHidden ? part('something', 'unknown') : part('same', 'other')];
  return isHidden ? [...parts, part('more', 'unknown')] : parts;
}

const part = (key: string, kind: Kind, values: Part['values'] = {}): Part => ({ key, kind, values });

/** The state that a write asks for, as far as it names it. */
function aim(before: State, touches: Touches): State {
  const wanted: Record<string, unknown> = {};
  for (const [field, touch] of Object.entries(touches)) {
    if (touch.kind === 'set') wanted[field] = touch.is;
    if (touch.kind !== 'delta') continue;
    const list = before[field as ListField];
    if (list !== undefined) wanted[field] = plus(field as ListField, list, touch.add, touch.remove);
  }
  return wanted as State;
}

const modeOf = ({ publicNetworkAccess, defaultAction }: State): AccessMode | null => {
  // Disabled wins over whatever the other field holds.
  if (publicNetworkAccess?.toLowerCase() === 'disabled') return 'disabled';
  if (publicNetworkAccess === undefined || defaultAction === undefined) return null;
  return accessMode({ publicNetworkAccess, defaultAction });
};

function modeParts(touches: Touches, before: State, after: State): readonly Part[] {
  const { publicNetworkAccess, defaultAction } = touches;
  const isSet = [publicNetworkAccess, defaultAction].some((touch) => touch?.kind === 'set');
  if (!isSet) return [];
  const [was, is] = [modeOf(before), modeOf(after)];
  if (is !== null && is !== 'unknown' && was !== is)
    return [part(was === null ? `setMode.${is}` : `mode.${is}`, 'public_access')];
  return (['publicNetworkAccess', 'defaultAction'] as const).flatMap((field) => {
    if (touches[field]?.kind !== 'set' || !differs(field, before, after)) return [];
    // Nothing new where the mode stayed, unless it is known that the field did not.
    if (was !== null && was === is && before[field] === undefined) return [];
    return [part('field', 'public_access', { field: ARM_NAMES[field], value: String(after[field] ?? '') })];
  });
}

const LIST_KINDS = { ipRules: 'ip_rules', subnetRules: 'subnet_rules' } as const;

function listParts(field: ListField, touches: Touches, before: State, after: State): readonly Part[] {
  const touch = touches[field];
  if (touch === undefined || touch.kind === 'unsure') return [];
  const kind = LIST_KINDS[field];
  const [was, is] = [before[field], after[field]];
  const isKnown = was !== undefined && is !== undefined;
  if (!isKnown && touch.kind === 'set') {
    const rules = touch.is;
    const key = rules.length === 0 ? `${field}.setNone` : `${field}.set`;
    return [{ ...part(key, kind, { count: rules.length }), rules }];
  }
  const add = isKnown ? outsideOf(field, is, was) : touch.kind === 'delta' ? touch.add : [];
  const remove = isKnown ? outsideOf(field, was, is) : touch.kind === 'delta' ? touch.remove : [];
  const all = remove.length > 0 && add.length === 0 && is?.length === 0 && remove.length > 1;
  return [
    ...(remove.length === 0
      ? []
      : [
          {
            ...part(`${field}.${all ? 'removedAll' : 'removed'}`, kind, { count: remove.length }),
            rules: remove,
          },
        ]),
    ...(add.length === 0 ? [] : [{ ...part(`${field}.added`, kind, { count: add.length }), rules: add }]),
  ];
}

function switchParts(touches: Touches, before: State, after: State): readonly Part[] {
  const { bypass, tasksBypass, dataEndpointEnabled } = after;
  const isNew = (field: Field) => touches[field]?.kind === 'set' && differs(field, before, after);
  const word = (on: boolean) => (on ? 'on' : 'off');
  return [
    ...(isNew('bypass') && bypass !== undefined
      ? [part(`bypass.${word(bypass.toLowerCase() !== 'none')}`, 'exceptions')]
      : []),
    ...(isNew('tasksBypass') && tasksBypass !== undefined
      ? [part(`tasksBypass.${word(tasksBypass)}`, 'exceptions')]
      : []),
    ...(isNew('dataEndpointEnabled') && dataEndpointEnabled !== undefined
      ? [part(`dataEndpoint.${word(dataEndpointEnabled)}`, 'exceptions')]
      : []),
  ];
}

function otherParts({ others }: Entry): readonly Part[] {
  const told = others.filter(({ from, to }) => from !== null || to !== null);
  const named = others.filter(({ from, to }) => from === null && to === null);
  return [
    ...told.map(({ name, from, to }) => {
      const key = from === null ? 'otherSet' : to === null ? 'otherRemoved' : 'otherChanged';
      return part(key, 'other', { name, from: from ?? '', to: to ?? '' });
    }),
    ...(named.length === 0
      ? []
      : [part('sent', 'other', { names: named.map(({ name }) => name).join(', '), count: named.length })]),
  ];
}

/** Not known to be the same. */
function differs(field: Field, before: State, after: State): boolean {
  const [was, is] = [before[field], after[field]];
  return was === undefined || is === undefined || String(was).toLowerCase() !== String(is).toLowerCase();
}

export const ARM_NAMES: Readonly<Record<Field, string>> = {
  publicNetworkAccess: 'publicNetworkAccess',
  defaultAction: 'networkRuleSet.defaultAction',
  ipRules: 'networkRuleSet.ipRules',
  subnetRules: 'networkRuleSet.virtualNetworkRules',
  bypass: 'networkRuleBypassOptions',
  tasksBypass: 'networkRuleBypassAllowedForTasks',
  dataEndpointEnabled: 'dataEndpointEnabled',
};

/** The last name of a resource below the registry. */
const nameOf = (subject: string | null): string => subject?.split('/').at(-1) ?? '';

/** Whether a part names that rule, in any spelling. */
export const namesRule = ({ rules, kind }: Part, rule: string): boolean => {
  const key = keyFor(kind === 'subnet_rules' ? 'subnetRules' : 'ipRules');
  return (rules ?? []).some((known) => key(known) === key(rule));
};
