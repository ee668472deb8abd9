/** Full-text search: words in any order, each somewhere in the row. Shared texts are looked into once. */
import { type FleetIndex, lowerNames } from './fleet-index.ts';
import { loginServerAt, TAG_CUT } from './table.ts';

/** Lower case, in the order they were typed. */
export const wordsOf = (q: string): readonly string[] => q.toLowerCase().split(/\s+/).filter(Boolean);

/** Name and login server: mostly one holds the other, and then only that is looked into. */
const ownTexts = (index: FleetIndex): readonly string[] =>
  index.once('own texts', () =>
    lowerNames(index.table).map((name, row) => {
      const server = loginServerAt(index.table, row).toLowerCase();
      return server.includes(name) ? server : `${name}\n${server}`;
    }),
  );

/** Each dictionary's texts, in lower case; a subscription by its name and its id, a tag as key:value and key=value. */
const sharedTexts = ({ table, subscriptionNames, once }: FleetIndex) =>
  once('shared texts', () => {
    const lower = (values: readonly string[]) => values.map((value) => value.toLowerCase());
    return {
      groups: lower(table.resourceGroups.values),
      regions: lower(table.locations.values),
      subscriptions: lower(
        table.subscriptionIds.values.map((id, place) => `${subscriptionNames[place]}\n${id}`),
      ),
      tags: lower(
        table.tags.values.map((tag) => `${tag.replace(TAG_CUT, ':')}\n${tag.replace(TAG_CUT, '=')}`),
      ),
    };
  });

const hits = (texts: readonly string[], word: string): Uint8Array =>
  Uint8Array.from(texts, (text) => (text.includes(word) ? 1 : 0));

/** Sets `bit` in `fails` for every row in which one of the words is nowhere. */
export function failText(index: FleetIndex, words: readonly string[], fails: Uint32Array, bit: number): void {
  if (words.length === 0) return;
  const { table } = index;
  const own = ownTexts(index);
  const shared = sharedTexts(index);
  const [groupAt, regionAt, subscriptionAt] = [
    table.resourceGroups.at,
    table.locations.at,
    table.subscriptionIds.at,
  ];
  const { at: tagAt, starts } = table.tags;
  for (const word of words) {
    const groups = hits(shared.groups, word);
    const regions = hits(shared.regions, word);
    const subscriptions = hits(shared.subscriptions, word);
    const tags = hits(shared.tags, word);
    const hasTag = (row: number): boolean => {
      const end = starts[row + 1] ?? 0;
      for (let place = starts[row] ?? 0; place < end; place += 1) if (tags[tagAt[place] ?? 0]) return true;
      return false;
    };
    for (let row = 0; row < table.size; row += 1) {
      if (
        groups[groupAt[row] ?? 0] ||
        regions[regionAt[row] ?? 0] ||
        subscriptions[subscriptionAt[row] ?? 0] ||
        own[row]?.includes(word) ||
        hasTag(row)
      )
        continue;
      fails[row] = (fails[row] ?? 0) | bit;
    }
  }
}
