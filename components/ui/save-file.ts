/** Hands the browser a text to save as a file. */

/** @param type without charset; text is UTF-8. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click; the address may go once it is under way.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
