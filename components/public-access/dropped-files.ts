/** Text files dropped on the field for addresses. */

/** 200 rules with remarks are some 10 kB; anything much larger is no list of addresses. */
const MOST_BYTES = 200_000;

export type Dropped = { readonly text: string; readonly refused: readonly string[] };

/** @returns their text, one after the other, and the names of those that are no text or too large. */
export async function readDropped(files: readonly File[]): Promise<Dropped> {
  const read = await Promise.all(
    files.map(async (file) => {
      if (file.size > MOST_BYTES) return { name: file.name, text: null };
      const text = await file.text();
      // Decoding what is no text leaves the replacement character or NUL behind.
      return { name: file.name, text: /[\0\ufffd]/.test(text) ? null : text };
    }),
  );
  return {
    text: read.flatMap(({ text }) => (text === null ? [] : [text.trim()])).join('\n'),
    refused: read.flatMap(({ name, text }) => (text === null ? [name] : [])),
  };
}
