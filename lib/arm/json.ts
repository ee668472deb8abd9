/** Reading JSON that may be odd, member by member: what is not of the expected kind counts as absent. */

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export const members = (value: unknown): Members => (isMembers(value) ? value : {});
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
export const flag = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
export const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : undefined);

/** Without the members that are undefined. */
export function present(all: Members): Members {
  // By hand: a fleet has some hundred thousand of them.
  const there: Record<string, unknown> = {};
  for (const name in all) if (all[name] !== undefined) there[name] = all[name];
  return there;
}
