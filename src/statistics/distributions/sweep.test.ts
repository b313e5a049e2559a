import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { chiSquaredUpperTail, fisherFUpperTail, studentTTwoTailed, studentTUpperTail } from './index.ts';
import { callsOf, comparisonsOf, FAMILY_NAMES, relativeErrorAgainst } from './reference/sweep.ts';

// Exact values at exact double arguments: reference/make-sweep.py, mpmath 1.2.1 at 60 digits and more.
test.each(FAMILY_NAMES)('%s agrees with every exact value of the sweep to 1e-12', (family) => {
  const comparisons = comparisonsOf(family);
  const wrong = comparisons.filter((comparison) => !(comparison.relativeError <= 1e-12));
  expect(wrong).toEqual([]);
  expect(comparisons.length).toBeGreaterThan(300);
});

// How far the present code is from losing digits unnoticed.
test.each(FAMILY_NAMES)('%s in fact keeps errors under 1.5e-14', (family) => {
  const worst = Math.max(...comparisonsOf(family).map((comparison) => comparison.relativeError));
  expect(worst).toBeLessThan(1.5e-14);
});

// mpmath 1.2.1 at 60 digits; the cases on which JavaScript libraries fail (docs/methods/distributions.md).
test.each([
  ['t 12.7, df 40, two-tailed', () => studentTTwoTailed(12.7, 40), '1.28389552970084128314746e-15'],
  ['t 3, df 17, two-tailed', () => studentTTwoTailed(3, 17), '8.05469680920951700660624e-3'],
  ['t 6, df 150', () => studentTUpperTail(6, 150), '7.09460450662334260584123e-9'],
  ['F 2.74; 2, 246', () => fisherFUpperTail(2.74, 2, 246), '6.6541657914300316722497e-2'],
  ['F 40; 18, 400', () => fisherFUpperTail(40, 18, 400), '8.3714287415658187173137e-78'],
  ['χ² 1450, df 10', () => chiSquaredUpperTail(1450, 10), '1.58504214450145314143775e-305'],
  ['χ² 5000, df 4000', () => chiSquaredUpperTail(5000, 4000), '1.66331560388043515994345e-25'],
])('the tail of %s', (_, computed, exact) => {
  expect(relativeErrorAgainst(computed(), exact)).toBeLessThan(1e-14);
});

// Same input, same bits: the functions use no Math function that engines may round differently. Node 24.21 on x86-64;
// a change of formula changes the digest, a change of machine or engine must not.
test('every result of the sweep has the bits it has on every machine', () => {
  const digest = createHash('sha256');
  for (const { run } of FAMILY_NAMES.flatMap(callsOf)) {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, run());
    digest.update(new Uint8Array(bits.buffer));
  }
  expect(digest.digest('hex')).toBe('2007695d5860e996fd5214f7f10a089a90da2ccec0b3951151d16ba8dbefc4a2');
});
