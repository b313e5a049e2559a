import { describe, expect, test } from 'vitest';
import { analyseStudy, readAnswers } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import { seededRandom } from '#statistics';
import reference from '#statistics/reference/factor-analysis.json' with { type: 'json' };
import { buildReport } from '../../build-report.ts';
import type { TableBlock } from '../../schema.ts';

type Answers = readonly (readonly (number | null)[])[];
const textOf = (text: unknown): string =>
  typeof text === 'string'
    ? text
    : (text as (string | { text: string })[])
        .map((run) => (typeof run === 'string' ? run : run.text))
        .join('');

/** A study of made-up answers, a column a question, in two scales of five that the plan looks into. */
function study(columns: Answers, plan: string, language: (typeof languages)[number] = 'en') {
  const id = (index: number) => `q${index + 1}`;
  const items = columns.map(
    (_, i) => `          - {id: ${id(i)}, kind: agreement, points: 6, text: Question ${i + 1}}`,
  );
  const parsed = parseStudy(
    `
handlingsrom: 1
id: factors
title: Factors
privacy: {minimumGroup: 5}
instruments:
  employee:
    sections:
      - title: All
        items:
${items.join('\n')}
scales:
  first: {label: First, items: [q1, q2, q3, q4, q5]}
  second: {label: Second, items: [q6, q7, q8, q9, q10]}
plan:
  - {id: R, reliability: {file: employee, scales: all}}
  - {id: E, explore: {file: employee, ${plan}}}
`,
    'factors.yaml',
  );
  const rows = columns[0]!.map((_, row) => columns.map((column) => column[row] ?? '').join(','));
  const bytes = Buffer.from([columns.map((_, i) => id(i)).join(','), ...rows].join('\n'));
  const answers = readAnswers({ bytes, fileName: 'made-up.csv', study: parsed.study, file: 'employee' });
  const results = analyseStudy({ parsed, answers: [answers], language });
  const document = buildReport({ study: parsed.study, results, language });
  const at = document.blocks.findIndex((block) => 'id' in block && block.id === 'analysis-E');
  const finding = document.blocks[at + 1]!;
  return {
    result: results.factorAnalyses[0]!,
    results,
    document,
    finding: finding.kind === 'finding' ? textOf(finding.text) : '',
    codes: results.warnings.filter(({ about }) => about.startsWith('E')).map(({ code }) => code),
    warnings: results.warnings.filter(({ about }) => about.startsWith('E')).map(({ text }) => text),
    tables: document.blocks.filter(
      (block): block is TableBlock => block.kind === 'table' && block.id.startsWith('table-E'),
    ),
  };
}

const two = reference.sets.two;
const noise = seededRandom(3);
const random = (): number[] => Array.from({ length: two.n }, () => 1 + noise.wholeNumber(6));

// Rscript src/statistics/reference/factor-analysis.R: psych::fa carried to its end, psych::KMO, psych::cortest.bartlett
describe('from the plan to the results', () => {
  const { result, finding, tables } = study(two.items, 'scales: all');

  test('the loadings, their order and factor correlations are those of psych::fa, within 1e-6', () => {
    result.loadings.forEach((row, i) => {
      expect(row.item).toBe(`q${i + 1}`);
      row.loadings.forEach((value, factor) => {
        expect(Math.abs(value - two.minres.oblimin[i]![factor]!)).toBeLessThan(1e-6);
      });
    });
    expect(Math.abs(result.factorCorrelations[0]![1]! - two.minres.phi[0]![1]!)).toBeLessThan(1e-6);
    expect(result).toMatchObject({
      method: 'minres',
      rotation: 'oblimin',
      factors: 2,
      chosenBy: 'parallel',
      n: 300,
    });
  });

  test('KMO, Bartlett and the fit are those of psych', () => {
    expect(result.kmo).toBeCloseTo(two.kmo, 11);
    expect(result.bartlett?.chiSquared).toBeCloseTo(two.bartlett.chiSquared, 8);
    expect(result.fit?.chiSquared).toBeCloseTo(two.minres.fit.chiSquared, 6);
    expect(result.parallel?.factors).toBe(two.parallel.ncomp);
  });

  test('the finding says how many factors, and that the scales came out', () => {
    expect(finding).toMatch(
      /^The 10 questions gather in 2 factors, which explain \d+% of the variation in them\. Both scales came out as factors of their own, as expected\.$/,
    );
  });

  test('the table has a factor at a time, the strongest question first, small loadings blank', () => {
    const rows = tables[0]!.rows.map(({ cells }) => textOf(cells[0]!.text));
    const heads = tables[0]!.rows.flatMap(({ isSection, cells }) =>
      isSection ? [textOf(cells[0]!.text)] : [],
    );
    expect(heads.toSorted()).toEqual(['Factor 1: First', 'Factor 2: Second']);
    expect(rows.slice(-2)).toEqual(['Sum of squares', 'Variance explained']);
    const shown = tables[0]!.rows.filter(({ cells }) => /^Question/.test(textOf(cells[0]!.text)));
    expect(shown).toHaveLength(10);
    expect(shown.every(({ cells }) => cells.slice(1, 3).filter(({ text }) => text === '').length === 1)).toBe(
      true,
    );
    expect(tables).toHaveLength(2);
  });

  test('another order of rows gives the same bits', () => {
    const turned = two.items.map((column) => column.toReversed());
    expect(study(turned, 'scales: all').result).toEqual(result);
  });

  test('maximum likelihood with varimax and a number from the plan', () => {
    const ml = study(two.items, 'scales: all, method: ml, rotation: varimax, factors: 2').result;
    ml.loadings.forEach((row, i) => {
      row.loadings.forEach((value, factor) => {
        expect(Math.abs(value - two.ml.varimax[i]![factor]!)).toBeLessThan(1e-6);
      });
    });
    expect(ml.chosenBy).toBe('plan');
  });

  test('the whole battery of reliability stands in one table', () => {
    const { results, document } = study(two.items, 'scales: all');
    const [first] = results.reliability;
    expect(first?.standardisedAlpha).toBeGreaterThan(0.7);
    expect(first?.splitHalf?.splits.count).toBe(10);
    expect(first?.omegaHierarchical).toBeNull();
    expect(first?.ave).toBeGreaterThan(0.3);
    const table = document.blocks.find(
      (block): block is TableBlock => block.kind === 'table' && block.id === 'table-R',
    )!;
    expect(table.columns).toHaveLength(10);
    expect(table.rows).toHaveLength(2);
    expect(document.blocks.some((block) => block.kind === 'figure' && block.id === 'figure-R')).toBe(true);
  });
});

describe('what to be careful with', () => {
  const named = 'items: [q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11]';

  test('a question that goes with no other belongs nowhere, and the finding names it', () => {
    const { codes, finding } = study([...two.items, random()], named);
    expect(codes).toContain('loads-nowhere');
    expect(finding).toContain('“Question 11” belongs to none of them.');
  });

  test('a question asked the opposite way is probably reversed, in the scale as well', () => {
    const turned = two.items.map((column, i) => (i === 2 ? column.map((value) => 7 - value) : column));
    const { codes, warnings, results } = study(turned, 'scales: all');
    expect(codes).toContain('probably-reversed');
    expect(warnings.find((text) => text.includes('opposite'))).toMatch(/^“Question 3” runs opposite/);
    expect(
      results.warnings.some(({ about, code }) => about === 'R/employee/first' && code === 'negative-item'),
    ).toBe(true);
  });

  test('unrelated questions have no factor, and little in common', () => {
    const unrelated = Array.from({ length: 10 }, random);
    const { codes, finding } = study(unrelated, 'scales: all');
    expect(codes).toEqual(expect.arrayContaining(['low-kmo', 'no-factor']));
    expect(finding).toMatch(/^The 10 questions have nothing clear in common/);
  });

  test('few answers, and another number of factors than chance allows', () => {
    const few = two.items.map((column) => column.slice(0, 45));
    const { codes } = study(few, 'scales: all, factors: 5');
    expect(codes).toEqual(expect.arrayContaining(['few-cases', 'other-number', 'thin-factor']));
  });

  test('a Heywood case is named', () => {
    const columns: Answers = [
      ...reference.heywood.items,
      ...two.items.slice(6).map((column) => column.slice(0, 60)),
    ];
    const { codes, result } = study(columns, 'items: [q1, q2, q3, q4, q5, q6], method: ml, factors: 2');
    expect(result.heywood).toHaveLength(1);
    expect(codes).toContain('heywood');
  });

  test('polychoric correlations that do not fit together are smoothed, and what rests on their inverse left out', () => {
    const { normal } = seededRandom(1);
    const common = Array.from({ length: 60 }, normal);
    const isAbove = (c: number, cut: number) => Number(0.75 * c + 0.66 * normal() > cut);
    const columns = Array.from({ length: 12 }, () => common.map((c) => 1 + isAbove(c, 0) + isAbove(c, 1)));
    const all = columns.map((_, i) => `q${i + 1}`).join(', ');
    const { result, codes, document } = study(columns, `items: [${all}], correlations: polychoric`);
    expect(result).toMatchObject({ isSmoothed: true, kmo: null, bartlett: null, fit: null });
    expect(result.refused).toBeUndefined();
    expect(codes).toContain('smoothed');
    const likely = study(columns, `items: [${all}], correlations: polychoric, method: ml`);
    expect(likely.codes).toEqual(['not-positive-definite']);
    expect(likely.tables).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('polychoric correlations that fit together are taken as they are', () => {
    const { result } = study(two.items, 'scales: all, correlations: polychoric');
    expect(result.isSmoothed).toBe(false);
    expect(result.loadings.every(({ communality }) => communality < 1)).toBe(true);
  });
});

describe.each(languages)('what cannot be computed is refused with a name, in %s', (language) => {
  const refusedFor = (columns: Answers, plan: string) => {
    const { result, codes, warnings, tables, document } = study(columns, plan, language);
    expect(JSON.stringify(document)).not.toMatch(/NaN|undefined|Infinity/);
    expect(warnings).toHaveLength(1);
    expect(tables).toEqual([]);
    return result.withheld ?? (codes[0] === result.refused ? result.refused : undefined);
  };
  const all = 'scales: all';

  test('each in its own way', () => {
    const same = two.items.map((column, i) => (i === 4 ? column.map(() => 3) : column));
    const double = two.items.map((_, i) => two.items[i === 1 ? 0 : i]!);
    expect(refusedFor(same, all)).toBe('zero-variance');
    expect(refusedFor(double, all)).toBe('collinear');
    expect(
      refusedFor(
        two.items.map((column) => column.slice(0, 8)),
        all,
      ),
    ).toBe('too-few-cases');
    expect(refusedFor(two.items, 'scales: all, factors: 8')).toBe('too-many-factors');
    expect(
      refusedFor(
        two.items.map((column) => column.slice(0, 4)),
        all,
      ),
    ).toBe('fewer-than-minimum');
    expect(
      refusedFor(
        two.items.map((column, i) => (i === 0 ? column.map(() => null) : column)),
        all,
      ),
    ).toBe('fewer-than-minimum');
  });
});
