import { describe, expect, test } from 'vitest';
import { buildReport } from '#modules/reports/index.ts';
import { analysisNames, parseStudy, planKinds } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { languages } from '#platform/language.ts';
import { benjaminiHochberg, holm } from '#statistics';
import { analyseStudy } from '../index.ts';
import { smallAnswers, smallStudyYaml } from '../testing/small-study.ts';
import { analysisKinds } from './kinds.ts';

/** With a comparison that is shown: every office of the small study has enough. */
const plainYaml = smallStudyYaml.replace('by: age', 'by: office');
const withFamilies = (families: string) =>
  plainYaml.replace(
    'postHoc:',
    `families: ${families}
postHoc:`,
  );
const parsedWith = (families: string) => parseStudy(withFamilies(families), 'small.yaml');

function run(families: string) {
  const parsed = parsedWith(families);
  return { parsed, results: analyseStudy({ parsed, answers: [smallAnswers()], language: 'nb' }) };
}
function refusal(families: string) {
  try {
    parsedWith(families);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ code, value }) => [code, value]);
  }
}

describe('a family of tests', () => {
  test('adjusts every r, every predictor and every comparison of its analyses together', () => {
    const { results } = run('[{id: H1, analyses: [RQ1, RQ2, G1], control: holm}]');
    const [family] = results.families;
    const tests = family!.tests;
    // The variable that does not vary has no test; the predictors are those significant in RQ1.
    const shown = results.correlations.filter(({ plan, p }) => plan === 'RQ1' && p !== null);
    const predictors = results.regressions[0]!.terms.filter(({ name }) => name !== 'constant');
    expect(tests).toHaveLength(shown.length + predictors.length + 1);
    expect(tests[0]).toMatchObject({ plan: 'RQ1', about: `${shown[0]!.x}×beta`, p: shown[0]!.p });
    expect(tests.at(-1)).toMatchObject({
      plan: 'G1',
      about: 'beta×office',
      p: results.meanComparisons[0]!.p,
    });
    expect(tests.map(({ adjusted }) => adjusted)).toEqual(holm(tests.map(({ p }) => p)));
  });

  test('by Benjamini and Hochberg where the plan says so', () => {
    const { results } = run('[{id: H1, analyses: [RQ1, G1], control: benjaminiHochberg}]');
    const { tests } = results.families[0]!;
    expect(tests.map(({ adjusted }) => adjusted)).toEqual(benjaminiHochberg(tests.map(({ p }) => p)));
  });

  test('is told beside p in every table of its analyses, in the findings, and in a table of its own', () => {
    const { parsed, results } = run('[{id: H1, analyses: [RQ1, RQ2, G1], control: holm}]');
    for (const language of languages) {
      const { blocks } = buildReport({ study: parsed.study, results, language });
      const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
      for (const id of ['RQ1', 'RQ2']) {
        const table = tables.find((one) => one.id === `table-${id}`)!;
        expect(JSON.stringify(table.columns.map((column) => column.label))).toContain('adj');
        for (const row of table.rows) {
          if (!row.isSection) expect(row.cells).toHaveLength(table.columns.length);
        }
      }
      expect(JSON.stringify(tables.find((one) => one.id === 'table-G1')!.notes)).toContain('H1');
      const own = tables.find((one) => one.id === 'table-family-H1')!;
      expect(own.rows.filter((row) => !row.isSection)).toHaveLength(results.families[0]!.tests.length);
      const findings = blocks.flatMap((block) => (block.kind === 'finding' ? [String(block.text)] : []));
      expect(findings.filter((text) => text.includes('H1')).length).toBeGreaterThan(1);
    }
  });

  test('a study without families says nothing of them, and keeps the hash of its plan', () => {
    const plain = parseStudy(plainYaml, 'small.yaml');
    expect(parsedWith('[]').planSha256).toBe(plain.planSha256);
    const locked = parsedWith('[{id: H1, analyses: [RQ1], control: holm}]').planSha256;
    expect(locked).not.toBe(plain.planSha256);
    expect(parsedWith('[{id: H1, analyses: [RQ1], control: benjaminiHochberg}]').planSha256).not.toBe(locked);
    const results = analyseStudy({ parsed: plain, answers: [smallAnswers()], language: 'nb' });
    expect(results.families).toEqual([]);
    const { blocks } = buildReport({ study: plain.study, results, language: 'nb' });
    expect(JSON.stringify(blocks)).not.toContain('amilie');
  });
});

test.each([
  ['[{id: H1, analyses: [RQ9], control: holm}]', ['family-unknown', 'RQ9']],
  ['[{id: H1, analyses: [PH1], control: holm}]', ['family-post-hoc', 'PH1']],
  ['[{id: H1, analyses: [R1], control: holm}]', ['family-no-tests', 'R1']],
  ['[{id: H1, analyses: [RQ1, RQ1], control: holm}]', ['family-twice', 'RQ1']],
  [
    '[{id: H1, analyses: [RQ1], control: holm}, {id: H2, analyses: [G1, RQ1], control: holm}]',
    ['family-twice', 'RQ1'],
  ],
  [
    '[{id: H1, analyses: [RQ1], control: holm}, {id: H1, analyses: [G1], control: holm}]',
    ['duplicate-family', 'H1'],
  ],
  ['[{id: H1, analyses: [RQ1], control: bonferroni}]', ['not-one-of', 'bonferroni']],
  ['[{id: H1, analyses: [RQ1], kontroll: holm}]', ['unknown-key', 'kontroll']],
])('%s is refused', (families, [code, value]) => {
  expect(refusal(families)).toContainEqual([code, value]);
});

test('an empty family is refused', () => {
  expect(refusal('[{id: H1, analyses: [], control: holm}]').map(([code]) => code)).toEqual(['too-small']);
});

test.each(analysisNames)(
  '%s says to the study file and to the analysis alike whether it has tests',
  (name) => {
    expect(analysisKinds[name].tests !== undefined).toBe(planKinds[name].hasTests === true);
  },
);
