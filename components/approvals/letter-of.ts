/** The letter a key press means as a shortcut. Pure. */

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'isComposing'
>;

/**
 * @returns the lower-case letter, or null for anything with a modifier, held down, or without a letter.
 * Where the layout writes another script (Hangul: ㅓ on J) the key's place counts.
 */
export function letterOf(press: KeyPress): string | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing } = press;
  if (ctrlKey || metaKey || altKey || shiftKey || repeat || isComposing) return null;
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (/^\p{L}$/u.test(key) && /^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  return null;
}
