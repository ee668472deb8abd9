/** Lists of texts, one per row, as numbers into one dictionary: ten thousand rows share their texts. */

/** One text per row. `at[row]` is a place in `values`. */
export type Texts = { readonly values: readonly string[]; readonly at: Uint32Array };

/** Any number of texts per row: those of `row` are `at[starts[row]]` up to, not including, `at[starts[row + 1]]`. */
export type TextLists = {
  readonly values: readonly string[];
  readonly at: Uint32Array;
  /** One more than there are rows. */
  readonly starts: Uint32Array;
};

export const textAt = ({ values, at }: Texts, row: number): string => values[at[row] ?? 0] ?? '';

export const countAt = ({ starts }: TextLists, row: number): number =>
  (starts[row + 1] ?? 0) - (starts[row] ?? 0);

export function textsAt({ values, at, starts }: TextLists, row: number): readonly string[] {
  const places = at.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
  return Array.from(places, (place) => values[place] ?? '');
}

/** Gives equal texts equal numbers, in the order of their first use. */
function dictionary() {
  const places = new Map<string, number>();
  const values: string[] = [];
  return {
    values: values as readonly string[],
    place(text: string): number {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, values.length);
      return values.push(text) - 1;
    },
  };
}

export function textsOf(texts: readonly string[]): Texts {
  const { values, place } = dictionary();
  return { at: Uint32Array.from(texts, place), values };
}

export function textListsOf(lists: readonly (readonly string[])[]): TextLists {
  const { values, place } = dictionary();
  const starts = new Uint32Array(lists.length + 1);
  const at: number[] = [];
  lists.forEach((list, row) => {
    for (const text of list) at.push(place(text));
    starts[row + 1] = at.length;
  });
  return { at: Uint32Array.from(at), starts, values };
}
