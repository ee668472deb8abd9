/** An edit as the single steps that `az` can make, in an order that is safe to stop at. */
import { NO_CHANGE, unsatisfied } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';

/**
 * No step cuts off what gets in before and after the whole edit, and none lets in what stays out: while
 * everyone or nobody gets in by the mode, rules are changed without effect; else additions come before
 * removals, and what closes a way for services before what opens one.
 * @returns nothing that `before` shows already. Each step is one rule, or the Tasks switch, or all other
 * settings together.
 */
export function azSteps(before: PublicAccess, change: PublicAccessChange): readonly PublicAccessChange[] {
  const missing = unsatisfied(change, before);
  const { setMode, setTasksBypass } = missing;
  const [from, to] = [accessMode(before), setMode ?? accessMode(before)];
  const additions = [
    ...missing.addIpRules.map((rule) => step({ addIpRules: [rule] })),
    ...missing.addSubnetRules.map((id) => step({ addSubnetRules: [id] })),
  ];
  const removals = [
    ...missing.removeSubnetRules.map((id) => step({ removeSubnetRules: [id] })),
    ...missing.removeIpRules.map((rule) => step({ removeIpRules: [rule] })),
  ];
  const settings = settingsOf(missing);
  const tasks = setTasksBypass === undefined ? [] : [step({ setTasksBypass })];
  const switches = setTasksBypass === false ? [...tasks, ...settings] : [...settings, ...tasks];
  const rules = [...additions, ...removals];

  if (to === 'all') return [...settings, ...tasks, ...rules];
  if (from === 'all') return [...rules, ...tasks, ...settings];
  if (from === to) return [...additions, ...switches, ...removals];
  return to === 'disabled' ? [...switches, ...rules] : [...rules, ...switches];
}

const step = (part: Partial<PublicAccessChange>): PublicAccessChange => Object.assign({}, NO_CHANGE, part);

/** What `az acr update` sets in one PATCH. */
function settingsOf({
  setMode,
  setBypass,
  setDataEndpoint,
}: PublicAccessChange): readonly PublicAccessChange[] {
  const part = {
    ...(setMode === undefined ? {} : { setMode }),
    ...(setBypass === undefined ? {} : { setBypass }),
    ...(setDataEndpoint === undefined ? {} : { setDataEndpoint }),
  };
  return Object.keys(part).length === 0 ? [] : [step(part)];
}
