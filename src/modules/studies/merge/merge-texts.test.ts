import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchLines } from './match-lines.ts';
import { mergeTexts } from './merge-texts.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });

describe('two changes of one text', () => {
  test('both are taken in where they do not touch', () => {
    const base = 'one\ntwo\nthree\nfour\nfive';
    const mine = 'ONE\ntwo\nthree\nfour\nfive';
    const theirs = 'one\ntwo\nthree\nfour\nFIVE\nsix';
    expect(mergeTexts({ base, mine, theirs })).toEqual({
      text: 'ONE\ntwo\nthree\nfour\nFIVE\nsix',
      conflicts: 0,
    });
  });

  test('where both changed the same place, mine stands and it is counted', () => {
    const merged = mergeTexts({ base: 'a\nb\nc', mine: 'a\nmine\nc', theirs: 'a\ntheirs\nc' });
    expect(merged).toEqual({ text: 'a\nmine\nc', conflicts: 1 });
  });

  test('a change beside no change is that change', () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [base, changed] = [one.join('\n'), other.join('\n')];
        expect(mergeTexts({ base, mine: changed, theirs: base })).toEqual({ text: changed, conflicts: 0 });
        expect(mergeTexts({ base, mine: base, theirs: changed })).toEqual({ text: changed, conflicts: 0 });
        expect(mergeTexts({ base, mine: changed, theirs: changed })).toEqual({ text: changed, conflicts: 0 });
      }),
    );
  });
});

test('matched lines are alike, and in the same order in both texts', () => {
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const places = matchLines(a, b);
      const matched = places.flatMap((place, index) => (place === -1 ? [] : [[index, place] as const]));
      for (const [index, place] of matched) expect(a[index]).toBe(b[place]);
      for (const [index, [, place]] of matched.entries())
        if (index > 0) expect(place).toBeGreaterThan(matched[index - 1]![1]);
      expect(matched.length).toBe(longestCommon(a, b));
    }),
  );
});

/** The textbook's table, slow and plain, to hold the fast one against. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1)
      table[i]![j] =
        a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  return table[a.length]![b.length]!;
}
