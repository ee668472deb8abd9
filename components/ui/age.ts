/** How long ago, in the one unit a person would say. Pure: both moments are given. */

export type Age = {
  readonly unit: 'now' | 'minutes' | 'hours' | 'days' | 'months' | 'years';
  readonly n: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Rounded down; a moment in the future (clocks differ) counts as now. Months are 30 days, years 365. */
export const ageOf = (value: string | number, now: string | number): Age => {
  const elapsed = new Date(now).getTime() - new Date(value).getTime();
  if (!(elapsed >= MINUTE)) return { unit: 'now', n: 0 };
  if (elapsed < HOUR) return { unit: 'minutes', n: Math.floor(elapsed / MINUTE) };
  if (elapsed < DAY) return { unit: 'hours', n: Math.floor(elapsed / HOUR) };
  if (elapsed < 30 * DAY) return { unit: 'days', n: Math.floor(elapsed / DAY) };
  if (elapsed < 365 * DAY) return { unit: 'months', n: Math.floor(elapsed / (30 * DAY)) };
  return { unit: 'years', n: Math.floor(elapsed / (365 * DAY)) };
};
