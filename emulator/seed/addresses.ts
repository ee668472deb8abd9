// Public IPv4 rules for seeds: addresses and ranges out of Azure's own blocks, the same at every start.

const BLOCKS = [
  '20.50',
  '20.61',
  '20.82',
  '20.103',
  '40.68',
  '40.74',
  '40.118',
  '52.174',
  '52.236',
  '13.69',
  '13.80',
  '51.144',
];

/** @returns `count` different rules, some single addresses, some ranges of /24 to /30. */
export function publicRules(count: number, variant = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    // One /24 per rule: no two rules can overlap, and neighbours are rarely adjacent.
    const place = index + variant * 401;
    const block = BLOCKS[place % BLOCKS.length] ?? '20.50';
    const third = (Math.floor(place / BLOCKS.length) * 7 + variant * 3) % 250;
    const network = `${block}.${third}`;
    if (index % 5 === 0) return `${network}.0/24`;
    if (index % 5 === 2) return `${network}.${(index % 7) * 16 + 16}/28`;
    if (index % 5 === 3) return `${network}.${(index % 9) * 4 + 240 - 64}/30`;
    return `${network}.${1 + ((index * 37) % 250)}`;
  });
}
