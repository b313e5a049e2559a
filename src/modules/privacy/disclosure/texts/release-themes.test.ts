import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allRows, bothOf, countRows, othersThan, type RowSet, rowSetOf } from '../row-sets/row-set.ts';
import { releaseThemes, type SortedTheme, type ThemeCounts, type ToldThemes } from './release-themes.ts';

const policy = { minimumGroup: 5 };
const texts = 40;
const from = (start: number, count: number) => rowSetOf(texts, (row) => row >= start && row < start + count);
const theme = (themeId: string, set: RowSet, examples: readonly string[] = []): SortedTheme => ({
  themeId,
  name: themeId,
  isHeading: true,
  texts: set,
  examples,
});
const release = (
  themes: readonly SortedTheme[],
  given: { everybody?: RowSet; sorted?: RowSet; before?: readonly ToldThemes[] } = {},
) =>
  releaseThemes(
    {
      everybody: given.everybody ?? allRows(texts),
      themes,
      sorted: given.sorted ?? given.everybody ?? allRows(texts),
      before: given.before ?? [],
    },
    policy,
  );
const countOf = ({ themes }: ThemeCounts, id: string) => themes.find(({ themeId }) => themeId === id)?.count;

describe('theme counts', () => {
  test('are told with their shares of all texts, the largest first, with what was chosen as examples', () => {
    const { counts } = release([theme('b', from(0, 10)), theme('a', from(5, 20), ['Mer tid.'])]);
    expect(counts.themes).toEqual([
      { themeId: 'a', name: 'a', count: 20, share: 0.5, asOf: null, examples: ['Mer tid.'] },
      { themeId: 'b', name: 'b', count: 10, share: 0.25, asOf: null, examples: [] },
    ]);
    expect(counts).toMatchObject({ texts: 40, sorted: 40, isWithheld: false });
  });

  test('a theme of few is withheld, with its examples', () => {
    const { counts } = release([
      theme('many', from(0, 20)),
      theme('few', from(20, 4), ['Oddvar bestemmer alt.']),
    ]);
    expect(countOf(counts, 'few')).toBeNull();
    expect(JSON.stringify(counts)).not.toContain('Oddvar');
  });

  test('a withheld theme that is a code, and no heading, is not named: its words are those of the few', () => {
    const few = { ...theme('Oddvar bestemmer alt', from(20, 1)), isHeading: false };
    const many = { ...theme('Mer tid', from(0, 20)), isHeading: false };
    const { counts } = release([many, few, theme('Ledelse', from(22, 3))]);
    expect(counts.themes.map(({ name }) => name)).toEqual(['Mer tid', 'Ledelse']);
    expect(counts.hasUnnamed).toBe(true);
    expect(JSON.stringify(counts)).not.toContain('Oddvar');
    expect(release([many]).counts.hasUnnamed).toBe(false);
  });

  test('those that are withheld stand by name, so that their order tells nothing of their sizes', () => {
    const { counts } = release([
      theme('x', from(0, 20)),
      ...[theme('c', from(20, 4)), theme('b', from(24, 1)), theme('a', from(25, 2))],
    ]);
    expect(counts.themes.map(({ name }) => name)).toEqual(['x', 'a', 'b', 'c']);
  });

  test('of a question with fewer texts than the smallest group nothing is told', () => {
    const set = rowSetOf(4, () => true);
    const few = releaseThemes(
      { everybody: allRows(4), sorted: set, themes: [theme('x', set)], before: [] },
      policy,
    );
    expect(few.counts).toEqual({
      texts: 0,
      sorted: null,
      themes: [],
      hasUnnamed: false,
      minimumGroup: 5,
      isWithheld: true,
    });
  });

  test('themes that part all the texts do not give the smallest back as what is left', () => {
    // 20 + 17 + 3 = 40: told with 20 and 17, everybody less both would be the three.
    const { counts } = release([theme('a', from(0, 20)), theme('b', from(20, 17)), theme('c', from(37, 3))]);
    expect(countOf(counts, 'a')).toBe(20);
    expect([countOf(counts, 'b'), countOf(counts, 'c')]).toEqual([null, null]);
  });

  test('nor does how many are sorted', () => {
    const sorted = from(0, 23);
    const { counts } = release([theme('a', from(0, 20)), theme('c', from(20, 3))], { sorted });
    expect(counts.sorted).toBeNull();
    expect(countOf(counts, 'a')).toBe(20);
  });

  test('what is sorted anew after it was told is told as it was, when the change is of few', () => {
    const first = release([theme('a', from(0, 20))]);
    const before = [{ toldOn: '2026-03-01', sets: first.sets, counts: first.counts }];
    const again = release([theme('a', from(0, 21), ['nytt'])], { before });
    expect(again.counts.themes[0]).toMatchObject({ count: 20, asOf: '2026-03-01', examples: [] });
    expect(again.sets.map(countRows)).not.toContain(21);
    // And once the change is of enough, it is told.
    const later = release([theme('a', from(0, 26))], { before });
    expect(later.counts.themes[0]).toMatchObject({ count: 26, asOf: null });
  });

  test('of a text that is gone nothing is told by figures that are told without it', () => {
    const first = release([theme('a', from(0, 20), ['Mer tid.']), theme('b', from(20, 20), ['Folk.'])]);
    const before = [{ toldOn: '2026-03-01', sets: [allRows(texts), ...first.sets], counts: first.counts }];
    // The first of a's is erased: 20 of 40, and then 19 of 39, would tell that it was one of a's.
    const again = release(
      [theme('a', from(1, 19), ['Mer tid.']), theme('b', from(20, 20), ['Folk.', 'Ny.'])],
      {
        everybody: from(1, 39),
        before,
      },
    );
    expect(again.counts.texts).toBe(40);
    // Both stand as they were told: that one of them had not changed would tell of which theme the erased one was.
    const asTold = { count: 20, share: 0.5, asOf: '2026-03-01' };
    expect(again.counts.themes).toEqual([
      { themeId: 'a', name: 'a', ...asTold, examples: ['Mer tid.'] },
      { themeId: 'b', name: 'b', ...asTold, examples: ['Folk.'] },
    ]);
    expect(again.sets.map(countRows)).not.toContain(19);
    expect(again.sets.map(countRows)).not.toContain(39);
    // Nor a new theme that has what the erased one's theme has left.
    const other = release([theme('c', from(1, 19))], { everybody: from(1, 39), before });
    expect(countOf(other.counts, 'c')).toBeNull();
    // When enough are gone at once, what is left is told.
    const later = release([theme('a', from(6, 14)), theme('b', from(20, 20))], {
      everybody: from(6, 34),
      before,
    });
    expect(later.counts).toMatchObject({ texts: 34, themes: [{ count: 20 }, { count: 14, asOf: null }] });
  });

  test('where nobody knows over which texts something was told, nothing more is told', () => {
    const { counts } = release([theme('a', from(0, 20))]);
    const before = [{ toldOn: '2026-03-01', sets: null, counts }];
    const again = release([theme('a', from(0, 10)), theme('b', from(10, 20))], {
      everybody: from(0, 39),
      before,
    });
    expect(again.counts).toMatchObject({ texts: 40, sorted: null });
    expect(again.counts.themes).toMatchObject([
      { themeId: 'a', count: 20, asOf: '2026-03-01' },
      { themeId: 'b', count: null },
    ]);
    expect(again.sets).toEqual([]);
  });

  test('the order in which themes come in changes nothing', () => {
    const all = [
      theme('a', from(0, 12)),
      theme('b', from(6, 12)),
      theme('c', from(12, 9)),
      theme('d', from(30, 3)),
    ];
    expect(release(all.toReversed()).counts).toEqual(release(all).counts);
  });
});

describe('somebody who adds and subtracts what is told, of one report after another', () => {
  // Any division of texts into overlapping themes, told, sorted anew, and told again.
  const sorting = fc.array(fc.array(fc.nat(4), { maxLength: 2 }), { minLength: texts, maxLength: texts });
  const themesOf = (sorted: readonly (readonly number[])[]) =>
    Array.from({ length: 5 }, (_, at) =>
      theme(
        `theme ${at}`,
        rowSetOf(texts, (row) => sorted[row]!.includes(at)),
      ),
    );
  const sortedOf = (sorted: readonly (readonly number[])[]) =>
    rowSetOf(texts, (row) => sorted[row]!.length > 0);

  test('gets no group of fewer than the minimum out of differences', () => {
    fc.assert(
      fc.property(
        sorting,
        fc.array(fc.tuple(fc.nat(texts - 1), fc.nat(4)), { maxLength: 6 }),
        (first, changes) => {
          const second = first.map((row, at) => changes.find(([place]) => place === at)?.slice(1) ?? row);
          const one = release(themesOf(first), { sorted: sortedOf(first) });
          const before = [{ toldOn: '2026-03-01', sets: one.sets, counts: one.counts }];
          const two = release(themesOf(second), { sorted: sortedOf(second), before });
          const told = [allRows(texts), ...one.sets, ...two.sets];
          for (const set of told) expect(countRows(set)).toBeGreaterThanOrEqual(5);
          for (const whole of told) {
            for (const part of told) {
              const left = bothOf(whole, othersThan(part));
              // A set within another: what is left of the larger is known by its count.
              const isWithin = countRows(bothOf(part, othersThan(whole))) === 0;
              if (isWithin && countRows(left) > 0) expect(countRows(left)).toBeGreaterThanOrEqual(5);
            }
          }
          // Two apart from each other within a third: what is left of the third.
          for (const whole of told) {
            for (const [at, a] of told.entries()) {
              for (const b of told.slice(at + 1)) {
                const areApart = countRows(bothOf(a, b)) === 0;
                const areWithin = [a, b].every((part) => countRows(bothOf(part, othersThan(whole))) === 0);
                if (!areApart || !areWithin) continue;
                const left = countRows(whole) - countRows(a) - countRows(b);
                if (left > 0) expect(left).toBeGreaterThanOrEqual(5);
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
