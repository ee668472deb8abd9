import { expect, test } from 'vitest';
import { csvCell } from './csv-cell.ts';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['@SUM(1)', `"'@SUM(1)"`],
  ['CHG-1', 'CHG-1'],
  ['a,b', '"a,b"'],
  ['', ''],
])('%s becomes %s', (text, cell) => expect(csvCell(text)).toBe(cell));
