/** IP rules into their numbers (rules.ts). */
import { formatRange, readRange } from '#lib/network-access/ip-range.ts';
import { listsOf } from './ragged.ts';
import { NO_RANGE, NO_RULES, type RuleLists, type Rules, ruleText } from './rules.ts';

export type RuleDictionary = { place(text: string): number; rules(): Rules };

/** @param known rules that have their numbers already. */
export function ruleDictionaryOf(known: Rules = NO_RULES): RuleDictionary {
  const firsts = [...known.firsts];
  const prefixes = [...known.prefixes];
  const others = [...known.others];
  const places = new Map(firsts.map((_, place) => [ruleText(known, place), place]));
  return {
    place(text) {
      const place = places.get(text);
      if (place !== undefined) return place;
      places.set(text, firsts.length);
      const range = readRange(text);
      if (range !== null && formatRange(range) === text) {
        prefixes.push(range.prefix);
        return firsts.push(range.first) - 1;
      }
      prefixes.push(NO_RANGE);
      return firsts.push(others.push(text) - 1) - 1;
    },
    rules: () => ({ firsts: Uint32Array.from(firsts), prefixes: Uint8Array.from(prefixes), others }),
  };
}

export const ruleListsOf = (lists: readonly (readonly string[])[], dictionary: RuleDictionary): RuleLists => {
  const { at, starts } = listsOf(lists, dictionary.place);
  return { at, starts, values: dictionary.rules() };
};
