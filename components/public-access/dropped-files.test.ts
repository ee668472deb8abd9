import { expect, test } from 'vitest';
import { readDropped } from './dropped-files.ts';

test('text files are read in order, others and large ones are named', async () => {
  const files = [
    new File(['20.1.2.3\n'], 'a.txt'),
    new File([new Uint8Array([0x89, 0x50, 0, 0xff])], 'b.png'),
    new File(['20.1.2.4,office'], 'c.csv'),
    new File(['9'.repeat(200_001)], 'd.txt'),
  ];
  expect(await readDropped(files)).toEqual({
    text: '20.1.2.3\n20.1.2.4,office',
    refused: ['b.png', 'd.txt'],
  });
  expect(await readDropped([])).toEqual({ text: '', refused: [] });
});
