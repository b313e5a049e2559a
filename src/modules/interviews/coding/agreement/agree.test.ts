import { describe, expect, test } from 'vitest';
import { cohensKappa, krippendorffAlpha, unitizedAlpha } from '#statistics';
import reference from '../../../../statistics/reference/agreement.json' with { type: 'json' };
import { anchored } from '../anchors/anchor.ts';
import type { CodingState } from '../log/replay.ts';
import { agreementRows } from './agree.rules.ts';
import type { Figure } from './agreement.ts';
import { type CodedTranscript, categoriesAt } from './units.rules.ts';

/** A talk of so many turns of the informant's, a question before each. */
function talk(turns: number) {
  const said = Array.from({ length: turns }, (_, n) => ['Spørsmål?', `Svar nummer ${n} her.`]).flat();
  const text = said.join('\n');
  let start = 0;
  return {
    text,
    turns: said.map((one, at) => {
      const turn = { speaker: at % 2 === 0 ? 'Intervjuer' : 'Leder A', start, end: start + one.length };
      start += one.length + 1;
      return { ...turn, startMs: null, endMs: null };
    }),
  };
}
/** What each coder has on each of the informant's turns: a code a letter, '-' for none; null for who has not read. */
function coded(...coders: (readonly string[] | null)[]): CodedTranscript {
  const transcript = talk(coders.find((one) => one !== null)!.length);
  const own = transcript.turns.filter(({ speaker }) => speaker === 'Leder A');
  return {
    transcript,
    informant: 'Leder A',
    coders: coders.map(
      (codes) =>
        codes?.flatMap((each, at) =>
          [...each]
            .filter((one) => one !== '-')
            .map((one) => ({
              anchor: anchored(transcript.text, own[at]!.start, own[at]!.end),
              category: { key: one, name: `Kode ${one}` },
            })),
        ) ?? null,
    ),
  };
}
const rowsOf = (transcripts: readonly CodedTranscript[], units: 'turns' | 'characters' = 'turns', seed = 1) =>
  reckoned(agreementRows(transcripts, { units, seed }));
const reckoned = ({ rows, ...found }: ReturnType<typeof agreementRows>) => ({
  ...found,
  rows: rows.map(({ kind, name, used, reckon }) => ({ kind, name, used, ...reckon() })),
});
const figureOf = ({ value }: Figure) => value;

describe('agreement by turns', () => {
  test('of two with one code on each turn is Cohen (1960), table 1: κ = .492', () => {
    const { counts } = reference.kappa.cohen1960;
    const pairs = counts.flatMap((row, i) =>
      row.flatMap((n, j) => Array.from({ length: n }, () => ['abc'[i]!, 'abc'[j]!] as const)),
    );
    const found = rowsOf([
      coded(
        pairs.map(([one]) => one),
        pairs.map(([, other]) => other),
      ),
    ]);
    expect(found.n).toBe(200);
    const sets = found.rows.find(({ kind }) => kind === 'sets')!;
    expect(figureOf(sets.kappa)!.toFixed(3)).toBe('0.492');
    const { kappa, interval } = reference.kappa.cohen1960.none;
    expect(sets.kappa).toMatchObject({ noInterval: null });
    // Rscript src/statistics/reference/agreement.R: vcd::Kappa
    expect(figureOf(sets.kappa)).toBeCloseTo(kappa, 12);
    if (sets.kappa.value === null) throw new Error('no kappa');
    expect(sets.kappa.interval![0]).toBeCloseTo(interval[0]!, 10);
    expect(sets.kappa.interval![1]).toBeCloseTo(interval[1]!, 10);
    // Each code by itself, as psych and vcd have each category against the others.
    const one = found.rows
      .filter(({ kind }) => kind === 'one')
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const [at, category] of reference.kappa.cohen1960.category.entries()) {
      expect(figureOf(one[at]!.kappa)).toBeCloseTo(category, 12);
    }
  });

  test('of four with gaps is the nominal α of Krippendorff (2011): .743', () => {
    const { units } = reference.alpha.krippendorff2011;
    const coders = Array.from({ length: 4 }, (_, at) => units.map((unit) => unit[at] ?? null));
    // A coder who lacks a unit has not read it: here each unit is an interview of one turn.
    const transcripts = units.map((_, u) =>
      coded(...coders.map((all) => (all[u] === null ? null : [`${all[u]}`]))),
    );
    const readByTwo = transcripts.filter((one) => one.coders.filter((codes) => codes !== null).length > 1);
    const found = rowsOf(readByTwo);
    const sets = found.rows.find(({ kind }) => kind === 'sets')!;
    expect(figureOf(sets.alpha)!.toFixed(3)).toBe('0.743');
    expect(sets.kappa).toEqual({ value: null, because: 'notTwo' });
  });

  test('a turn may have several codes: each is asked about by itself, and all of them as a set', () => {
    const found = rowsOf([coded(['ab', 'a', '-', 'b', '-'], ['a', 'a', '-', 'ab', '-'])]);
    const row = (kind: string, name = '') =>
      found.rows.find((one) => one.kind === kind && one.name === name)!;
    expect(figureOf(row('any').alpha)).toBe(1);
    expect(row('any').alpha).toMatchObject({ interval: null, noInterval: 'perfect' });
    const [first, second] = [
      ['ab', 'a', '', 'b', ''],
      ['a', 'a', '', 'ab', ''],
    ];
    expect(figureOf(row('sets').kappa)).toBe(cohensKappa(first!, second!).kappa);
    expect(row('one', 'Kode a')).toMatchObject({ used: [2, 3] });
    const units = [
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ];
    const alpha = krippendorffAlpha(units, { level: 'nominal' });
    expect(figureOf(row('one', 'Kode a').alpha)).toBe(alpha.alpha);
  });

  test('what the interviewer says is no unit, and what is coded there counts for nothing', () => {
    const both = coded(['a', '-'], ['a', '-']);
    const question = { anchor: anchored(both.transcript.text, 0, 9), category: { key: 'z', name: 'Z' } };
    const more = { ...both, coders: [[...both.coders[0]!, question], both.coders[1]!] };
    const any = ({ rows }: ReturnType<typeof rowsOf>) => figureOf(rows[0]!.alpha);
    expect(any(rowsOf([more]))).toBe(any(rowsOf([both])));
    expect(rowsOf([both]).n).toBe(2);
  });

  test('without variation there is no figure, and it is told', () => {
    const [any] = rowsOf([coded(['a', 'a'], ['a', 'b'])]).rows;
    expect(any!.kappa).toEqual({ value: null, because: 'noVariation' });
    expect(any!.alpha).toEqual({ value: null, because: 'noVariation' });
  });

  test('every code has its interval, the least used too', () => {
    const letters = Array.from({ length: 45 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const turns = letters.flatMap((letter) => Array.from({ length: 5 }, () => letter));
    const { rows } = rowsOf([
      coded(
        turns,
        turns.map((letter, at) => (at % 5 === 0 ? '-' : letter)),
      ),
    ]);
    const each = rows.filter(({ kind }) => kind === 'one');
    expect(each).toHaveLength(45);
    for (const { alpha } of each) expect(alpha).toMatchObject({ noInterval: null });
  });

  test('hundreds of sets of codes take no minutes', () => {
    const letters = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const shifted = letters.map((letter, at) => (at % 3 === 0 ? letter : letters[(at + 1) % 400]!));
    const found = agreementRows([coded(letters, shifted)], { units: 'turns', seed: 1 });
    const sets = found.rows.find(({ kind }) => kind === 'sets')!.reckon();
    expect(sets.alpha).toMatchObject({ noInterval: null });
    expect(figureOf(sets.kappa)).toBeCloseTo(1 / 3, 2);
  });

  test('the same seed draws the same, and another does not', () => {
    const given = [coded(['a', 'a', 'b', '-', 'a', 'b', '-', 'a'], ['a', 'b', 'b', '-', 'a', 'a', '-', '-'])];
    expect(rowsOf(given, 'turns', 7)).toEqual(rowsOf(given, 'turns', 7));
    expect(rowsOf(given, 'turns', 7)).not.toEqual(rowsOf(given, 'turns', 8));
  });

  test('nothing is ever NaN, whatever is coded', () => {
    const all = ['-', 'a', 'ab', 'b'];
    for (const one of all)
      for (const other of all)
        for (const third of all)
          for (const units of ['turns', 'characters'] as const) {
            const text = JSON.stringify(rowsOf([coded([one, other], [third, one])], units).rows);
            expect(text).not.toMatch(/NaN|Infinity/);
            for (const { kappa, alpha } of JSON.parse(text))
              for (const figure of [kappa, alpha])
                expect(figure.value === null).toBe(figure.because !== null);
          }
  });
});

describe('agreement by characters', () => {
  /** A text with coders' spans in it. */
  const spanned = (length: number, coders: readonly (readonly (readonly [number, number, string])[])[]) => {
    const text = Array.from({ length }, (_, at) => 'abcdefgh'[at % 8]).join('');
    const turns = [{ speaker: 'Leder A', start: 0, end: length, startMs: null, endMs: null }];
    return {
      transcript: { text, turns },
      informant: 'Leder A',
      coders: coders.map((spans) =>
        spans.map(([start, end, key]) => ({
          anchor: anchored(text, start, end),
          category: { key, name: key },
        })),
      ),
    };
  };

  test('Krippendorff (2019), figure 12.11: uα = .510, cuα = .724', () => {
    const transcripts = reference.unitized.book.texts.map(({ length, coders }) =>
      spanned(
        length,
        coders.map((spans) => spans.map(({ start, end, code }) => [start, end, `${code}`])),
      ),
    );
    const { rows } = rowsOf(transcripts, 'characters');
    const of = (kind: string) => figureOf(rows.find((row) => row.kind === kind)!.alpha)!.toFixed(3);
    expect([of('whole'), of('coding')]).toEqual(['0.510', '0.724']);
  });

  test('codes that lie over each other: each by itself, and of all only where anything is coded', () => {
    const given = [
      spanned(40, [
        [
          [0, 10, 'a'],
          [5, 15, 'b'],
        ],
        [
          [0, 12, 'a'],
          [20, 25, 'b'],
        ],
      ]),
    ];
    const { rows } = rowsOf(given, 'characters');
    const of = (kind: string, name = '') => rows.find((row) => row.kind === kind && row.name === name)!;
    expect(of('whole').alpha).toEqual({ value: null, because: 'overlap' });
    expect(of('coding').alpha).toEqual({ value: null, because: 'overlap' });
    const a = [{ length: 40, coders: [[{ start: 0, end: 10, code: 1 }], [{ start: 0, end: 12, code: 1 }]] }];
    expect(figureOf(of('one', 'a').alpha)).toBe(unitizedAlpha(a).unitized.alpha);
    const any = [
      {
        length: 40,
        coders: [
          [{ start: 0, end: 15, code: 1 }],
          [
            { start: 0, end: 12, code: 1 },
            { start: 20, end: 25, code: 1 },
          ],
        ],
      },
    ];
    expect(figureOf(of('any').alpha)).toBe(unitizedAlpha(any).unitized.alpha);
    expect(of('one', 'b')).toMatchObject({ used: [1, 1] });
  });

  test('an emoji is one character', () => {
    const text = '🙂🙂 ja';
    const turns = [{ speaker: 'Leder A', start: 0, end: text.length, startMs: null, endMs: null }];
    const one = [{ anchor: anchored(text, 0, 4), category: { key: 'a', name: 'a' } }];
    const transcripts = [{ transcript: { text, turns }, informant: 'Leder A', coders: [one, one] }];
    expect(rowsOf(transcripts, 'characters').n).toBe(5);
  });
});

test('a code counts as its words, its group, or the concept of its group', () => {
  const code = (codeId: string, words: string, groupId: string | null) => ({
    codeId,
    words,
    test: null,
    memo: '',
    byName: '',
    number: 1,
    place: groupId === null ? { kind: 'ungrouped' as const } : { kind: 'group' as const, groupId },
  });
  const state: Pick<CodingState, 'codes' | 'groups' | 'concepts'> = {
    codes: [code('one', 'Tok lappen', 'g1'), code('two', 'tok  LAPPEN', 'g2'), code('three', 'Annet', null)],
    groups: [
      { groupId: 'g1', name: 'Små', conceptId: 'c1', memo: '' },
      { groupId: 'g2', name: 'Store', conceptId: null, memo: '' },
    ],
    concepts: [{ conceptId: 'c1', name: 'Stille', literature: '', memo: '' }],
  };
  const at = (level: 'code' | 'group' | 'concept') =>
    ['one', 'two', 'three'].map((id) => categoriesAt(state, level)(id)?.key ?? null);
  expect(at('code')).toEqual(['tok lappen', 'tok lappen', 'annet']);
  expect(at('group')).toEqual(['g1', 'g2', null]);
  expect(at('concept')).toEqual(['c1', null, null]);
});
