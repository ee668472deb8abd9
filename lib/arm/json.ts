/** Reading JSON that may be odd, member by member: what is not of the expected kind counts as absent. */

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export const members = (value: unknown): Members => (isMembers(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
export const flag = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
