import { expect, test } from 'vitest';
import { checkAll, checkOne, verdicts } from './test-tables.ts';

// R 4.2: p <- function(r, n) 2 * pt(-abs(r) * sqrt((n - 2) / (1 - r^2)), n - 2)
const pOf16With245 = 0.0121497355372412; // p(.16, 245)
const pOf53With19 = 0.0195911649730003; // p(.53, 19)

test('p is recomputed from r and n as R does', () => {
  const [finding] = checkOne({ kind: 'correlation', r: '.16', n: 245, p: '.012' });
  expect(finding!.verdict).toBe('consistent');
  expect(finding!.recomputed!.value / pOf16With245 - 1).toBeCloseTo(0, 11);
});

test('a p that no r rounding to the printed one can give is impossible, and the sentence says what it is near', () => {
  const [finding] = checkOne({ kind: 'correlation', r: '.53', n: 19, p: '.002' });
  expect(finding).toMatchObject({ verdict: 'impossible', figure: 'p', decisionChanges: false });
  expect(finding!.recomputed!.value / pOf53With19 - 1).toBeCloseTo(0, 11);
  expect(finding!.text.en).toContain('r = .53 with n = 19 gives p ≈ .020');
  expect(finding!.text.en).toContain('printed is .002');
  expect(finding!.text.nb).toContain('r = ,53 med n = 19 gir p ≈ ,020');
  expect(finding!.text.nn).toContain('trykt står ,002');
});

test('".000" means a p under .0005, not zero', () => {
  expect(verdicts(checkOne({ kind: 'correlation', r: '.48', n: 245, p: '.000' }))).toEqual({
    p: 'consistent',
  });
  expect(verdicts(checkOne({ kind: 'correlation', r: '.16', n: 245, p: '.000' }))).toEqual({
    p: 'impossible',
  });
  expect(verdicts(checkOne({ kind: 'correlation', r: '.16', n: 245, p: '<.001' }))).toEqual({
    p: 'impossible',
  });
});

test('with an uncertain n the p must fit for one n of the range, and the sentence says which', () => {
  // R: the p of r in [.385, .395] is within [.0395, .0405] for n = 28 alone of 26 to 30
  const [finding] = checkOne({ kind: 'correlation', r: '.39', n: { from: 26, to: 30 }, p: '.040' });
  expect(finding!.verdict).toBe('consistent');
  expect(finding!.text.en).toContain('It fits only n = 28.');
  expect(verdicts(checkOne({ kind: 'correlation', r: '.39', n: { from: 26, to: 27 }, p: '.040' }))).toEqual({
    p: 'impossible',
  });
  expect(verdicts(checkOne({ kind: 'correlation', r: '.39', n: { about: 27 }, p: '.040' }))).toEqual({
    p: 'consistent',
  });
});

test('a decision that turns at .05 is flagged', () => {
  // R: p(.30, 20) = 0.198…
  const [turned] = checkOne({ kind: 'correlation', r: '.30', n: 20, p: '.02' });
  expect(turned).toMatchObject({ verdict: 'impossible', decisionChanges: true });
  expect(turned!.text.en).toContain('not significant at the 5 % level');
  const [other] = checkOne({ kind: 'correlation', r: '.60', n: 40, p: 'n.s.' });
  expect(other).toMatchObject({ verdict: 'impossible', decisionChanges: true });
});

test('a one-tailed p is half the two-tailed one, or its counterpart where the effect went the other way', () => {
  const one = (p: string) => verdicts(checkOne({ kind: 'correlation', r: '.53', n: 19, p, tails: 1 }));
  expect(one('.010')).toEqual({ p: 'consistent' });
  expect(one('.990')).toEqual({ p: 'consistent' });
  expect(one('.020')).toEqual({ p: 'impossible' });
});

test('a perfect correlation, and one of zero, are no trouble', () => {
  expect(verdicts(checkOne({ kind: 'correlation', r: '1.00', n: 10, p: '.000' }))).toEqual({
    p: 'consistent',
  });
  expect(verdicts(checkOne({ kind: 'correlation', r: '.00', n: 10, p: '1.000' }))).toEqual({
    p: 'consistent',
  });
  expect(verdicts(checkOne({ kind: 'correlation', r: '-1', n: 3, p: '.01' }))).toEqual({ p: 'consistent' });
});

test('without n or p nothing is claimed', () => {
  expect(checkOne({ kind: 'correlation', r: '.53', p: '.002' })[0]!.verdict).toBe('cannot-be-checked');
  expect(checkOne({ kind: 'correlation', r: '.53', n: 19 })[0]!.verdict).toBe('cannot-be-checked');
  expect(checkOne({ kind: 'correlation', r: '.53', n: 2, p: '.1' })[0]!.verdict).toBe('cannot-be-checked');
});

test('the same r with a possible p elsewhere is pointed to', () => {
  const findings = checkAll([
    { id: 'a', where: 'Table 6, a', kind: 'correlation', r: '.16', n: 245, p: '.000' },
    { id: 'b', where: 'Table 6, b', kind: 'correlation', r: '-.16', n: 245, p: '.012' },
  ]);
  expect(findings[0]!.text.en).toContain('stands with p = .012 in “Table 6, b”');
});
