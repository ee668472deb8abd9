// Ids that are the same at every start: made from names, not from chance.
import { createHash } from 'node:crypto';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function guidOf(text: string): string {
  return digest(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

/** 32 hexadecimal digits, as in the name of a private endpoint connection. */
export function hex32Of(text: string): string {
  return digest(text).slice(0, 32);
}
