/** Taking a run back: what it really changed in a registry, and the edit that undoes just that. Pure. */
import { isEmpty, knownBypass, NO_CHANGE, rulesOutside, unsatisfied } from '#lib/network-access/change.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { PublicAccess, PublicAccessChange } from '#lib/network-access/model.ts';
import { checked, type Plan, type PlanNote, type Planned } from './plan.ts';

/** `made` and `inverse` name the same rules and settings, the other way round. */
export type Made = { readonly made: PublicAccessChange; readonly inverse: PublicAccessChange };

/**
 * @param asked the edit as it was sent. @param before read just before writing. @param after read back. What
 * was already so before, and what others did meanwhile, is not of this run.
 */
export function madeBy(asked: PublicAccessChange, before: PublicAccess, after: PublicAccess): Made {
  const sent = unsatisfied(asked, before);
  const left = unsatisfied(sent, after);
  const added = rulesOutside(sent.addIpRules, left.addIpRules);
  const removed = rulesOutside(sent.removeIpRules, left.removeIpRules);
  const isMade = (key: 'setMode' | 'setBypass' | 'setTasksBypass') =>
    sent[key] !== undefined && left[key] === undefined;
  const [wasMode, wasBypass] = [accessMode(before), knownBypass(before.bypass)];
  return {
    made: {
      ...NO_CHANGE,
      ...(isMade('setMode') && sent.setMode !== undefined ? { setMode: sent.setMode } : {}),
      addIpRules: added,
      removeIpRules: removed,
      ...(isMade('setBypass') && sent.setBypass !== undefined ? { setBypass: sent.setBypass } : {}),
      ...(isMade('setTasksBypass') && sent.setTasksBypass !== undefined
        ? { setTasksBypass: sent.setTasksBypass }
        : {}),
    },
    inverse: {
      ...NO_CHANGE,
      ...(isMade('setMode') && wasMode !== 'unknown' ? { setMode: wasMode } : {}),
      addIpRules: removed,
      removeIpRules: added,
      ...(isMade('setBypass') && wasBypass !== null ? { setBypass: wasBypass } : {}),
      // Absent and off are the same to Azure.
      ...(isMade('setTasksBypass') ? { setTasksBypass: before.tasksBypass ?? false } : {}),
    },
  };
}

/** What is left to undo now: what others have changed since stays as they left it, and is named. */
export function planUndo(registry: Planned, { made, inverse }: Made): Plan {
  const { access } = registry;
  const open = unsatisfied(made, access);
  const isOurs = (key: 'setMode' | 'setBypass' | 'setTasksBypass') =>
    inverse[key] !== undefined && open[key] === undefined;
  const { setMode, setBypass, setTasksBypass } = inverse;
  const change: PublicAccessChange = {
    ...NO_CHANGE,
    ...(isOurs('setMode') && setMode !== undefined ? { setMode } : {}),
    addIpRules: rulesOutside(inverse.addIpRules, open.removeIpRules),
    removeIpRules: rulesOutside(inverse.removeIpRules, open.addIpRules),
    ...(isOurs('setBypass') && setBypass !== undefined ? { setBypass } : {}),
    ...(isOurs('setTasksBypass') && setTasksBypass !== undefined ? { setTasksBypass } : {}),
  };
  const rules = [...open.addIpRules, ...open.removeIpRules];
  const notes: readonly PlanNote[] = [
    ...(open.setMode === undefined ? [] : [{ code: 'kept_mode', rules: [] } as const]),
    ...(open.setBypass === undefined ? [] : [{ code: 'kept_trusted', rules: [] } as const]),
    ...(open.setTasksBypass === undefined ? [] : [{ code: 'kept_tasks', rules: [] } as const]),
    ...(rules.length === 0 ? [] : [{ code: 'kept_rules', rules } as const]),
  ];
  return isEmpty(change) ? { kind: 'nothing', why: 'undone', notes } : checked(registry, change, notes);
}
