import fc from 'fast-check';
import { test } from 'vitest';
import { LOCALES } from '#lib/i18n/locale.ts';
import { grouped } from './grouped.ts';

test.each(LOCALES)('numbers are written as in %s', (locale) => {
  const format = new Intl.NumberFormat(locale);
  fc.assert(fc.property(fc.maxSafeNat(), (number) => grouped(number) === format.format(number)));
});
