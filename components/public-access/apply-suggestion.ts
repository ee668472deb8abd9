/** A proposal of another page, such as an explanation, put into a draft: on top of whatever was edited already. Pure. */
import { isEmpty } from '#lib/network-access/change.ts';
import { parseSuggestion } from '#lib/network-access/suggestion.ts';
import {
  addRules,
  addSubnets,
  chooseBypass,
  chooseMode,
  chooseTasksBypass,
  type Draft,
  removeSubnet,
} from './draft.ts';

/** @returns null for text that is no proposal, or one that changes nothing. */
export function applySuggestion(draft: Draft, text: string): Draft | null {
  const wish = parseSuggestion(text);
  if (wish === null) return null;
  let next = draft;
  if (wish.close) next = chooseMode(next, 'disabled');
  if (wish.reopen) next = chooseMode(next, 'selected');
  if (wish.bypass) next = chooseBypass(next, 'AzureServices');
  if (wish.tasks) next = chooseTasksBypass(next, true);
  if (wish.removeSubnets)
    next = (draft.base.subnetRules ?? []).reduce((known, { id }) => removeSubnet(known, id), next);
  // A rule that the draft does not know cannot be added to rules that could not be read.
  if (draft.base.subnetRules !== null) next = addSubnets(next, wish.subnets);
  next = addRules(next, wish.ipRules);
  return isEmpty(next.change) ? null : next;
}
