/** Lists of texts, one per row, as numbers into one dictionary: ten thousand rows share their texts. */

/** One text per row. `at[row]` is a place in `values`, which may hold texts that no row has any more. */
export type Texts = { readonly values: readonly string[]; readonly at: Uint32Array };

/** Any number of places per row: those of `row` are `at[starts[row]]` up to, not including, `at[starts[row + 1]]`. */
type Lists = {
  readonly at: Uint32Array;
  /** One more than there are rows. */
  readonly starts: Uint32Array;
};

export type TextLists = Lists & { readonly values: readonly string[] };

export const textAt = ({ values, at }: Texts, row: number): string => values[at[row] ?? 0] ?? '';

export const countAt = ({ starts }: Lists, row: number): number =>
  (starts[row + 1] ?? 0) - (starts[row] ?? 0);

export const placesAt = ({ at, starts }: Lists, row: number): Uint32Array =>
  at.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);

export const textsAt = (lists: TextLists, row: number): readonly string[] =>
  Array.from(placesAt(lists, row), (place) => lists.values[place] ?? '');

/** Gives equal texts equal numbers, in the order of their first use. */
export type Dictionary = { readonly values: readonly string[]; place(text: string): number };

/** @param known texts that have their numbers already. */
export function dictionaryOf(known: readonly string[] = []): Dictionary {
  const values = [...known];
  const places = new Map(values.map((text, place) => [text, place]));
  return {
    values,
    place(text) {
      const place = places.get(text);
      if (place !== undefined) return place;
      places.set(text, values.length);
      return values.push(text) - 1;
    },
  };
}

export const textsOf = (texts: readonly string[], { values, place }: Dictionary): Texts => ({
  at: Uint32Array.from(texts, place),
  values,
});

export const textListsOf = (lists: readonly (readonly string[])[], dictionary: Dictionary): TextLists => ({
  ...listsOf(lists, dictionary.place),
  values: dictionary.values,
});

/** @param place the number of a text. */
export function listsOf(lists: readonly (readonly string[])[], place: (text: string) => number): Lists {
  const starts = new Uint32Array(lists.length + 1);
  const at: number[] = [];
  lists.forEach((list, row) => {
    for (const text of list) at.push(place(text));
    starts[row + 1] = at.length;
  });
  return { at: Uint32Array.from(at), starts };
}
