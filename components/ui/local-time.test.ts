/** The clock of whoever reads: as Intl spells it, without Intl. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localMoment, localTime } from './local-time.ts';

const moment = fc.date({ noInvalidDate: true, min: new Date('1971-01-01'), max: new Date('2100-01-01') });
// Swedish is spelt so: https://cldr.unicode.org
const swedish = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

test('is the local date and time', () => {
  fc.assert(
    fc.property(moment, (at) => {
      expect(localMoment(at)).toBe(swedish.format(at));
      expect(localMoment(at).endsWith(` ${localTime(at)}`)).toBe(true);
    }),
  );
});
