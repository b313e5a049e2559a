import { expect, test } from 'vitest';
import { analyseStudy } from '#modules/analyses/index.ts';
import type { PlanEntry } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { smallAnswers, smallStudy } from '../../analyses/testing/small-study.ts';
import { buildReport } from '../build-report.ts';

/** The heading of each analysis, and the sentence under it. */
function reportOf(plan: PlanEntry[], language: Language = 'nb') {
  const parsed = smallStudy();
  const study = { ...parsed.study, plan, postHoc: [] };
  const results = analyseStudy({ parsed: { ...parsed, study }, answers: [smallAnswers()], language });
  const { blocks } = buildReport({ study, results, language });
  return {
    titles: blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : [])),
    findings: blocks.flatMap((block) => (block.kind === 'finding' ? [block.text] : [])),
    warningKinds: blocks.map((block) => block.kind),
    warnings: results.warnings,
    blocks,
  };
}
const file = 'employee';
const correlate = (...factors: string[]): PlanEntry => ({
  id: 'C',
  correlate: { file, outcome: 'beta', with: factors, method: 'pearson' },
});
const regress = (...predictors: string[]): PlanEntry => ({
  id: 'P',
  regress: { file, outcome: 'beta', predictors },
});

const everyKind: PlanEntry[] = [
  correlate('alfa', 'c'),
  { id: 'M', correlate: { file, among: ['alfa', 'beta'], method: 'pearson' } },
  regress('alfa', 'c'),
  { id: 'G', compareMeans: { file, outcome: 'beta', by: 'age', postHoc: 'bonferroni' } },
  { id: 'R', reliability: { file, scales: 'all' } },
  { id: 'F', frequencies: { file, items: ['age', 'c'] } },
  { id: 'D', describe: { file, variables: ['alfa', 'beta'] } },
];

test('an analysis without a title is headed by what it does', () => {
  expect(reportOf(everyKind).titles).toEqual([
    'Sammenheng med beta',
    'Sammenhenger mellom variablene',
    'Regresjon: hva forklarer beta?',
    'Beta etter «Alder»',
    'Reliabilitet',
    'Fordeling av svar',
    'Gjennomsnitt',
  ]);
  expect(reportOf(everyKind, 'en').titles.slice(0, 3)).toEqual([
    'Relations with beta',
    'Relations among the variables',
    'Regression: what explains beta?',
  ]);
});

test('findings speak of one thing in the singular and of all as all', () => {
  const scale = (id: string, ...scales: string[]): PlanEntry => ({ id, reliability: { file, scales } });
  const { findings } = reportOf([
    scale('R1', 'alfa'),
    scale('R2', 'alfa', 'beta'),
    regress('alfa'),
    { id: 'F1', frequencies: { file, items: ['c'] } },
    { id: 'F2', frequencies: { file, items: ['age', 'c'] } },
  ]);
  expect(findings[0]).toMatch(/^Alfa har alfa (på minst|under) ,70: spørsmålene i skalaen henger/);
  expect(findings[1]).not.toMatch(/2 skalaene/);
  expect(findings[2]).toMatch(/^Alfa \(β = ,\d\d\) henger signifikant sammen med beta og forklarer/);
  expect(findings[3]).toMatch(/^60 medarbeidere har svart\. Vanligste svar: \d, valgt av \d+\s%\.$/);
  expect(findings[4]).toBe('60 medarbeidere har svart.');
});

test('predictors chosen for their significance are warned of beside the table', () => {
  const chosen: PlanEntry = { id: 'P', regress: { file, outcome: 'beta', predictors: 'significantIn C' } };
  const { blocks } = reportOf([correlate('alfa', 'c'), chosen]);
  const table = blocks.findIndex((block) => block.kind === 'table' && block.id === 'table-P');
  expect(blocks[table + 1]).toMatchObject({
    kind: 'warning',
    severity: 'warning',
    about: 'table-P',
    text: expect.stringMatching(
      /^Her er p-verdiene for små\. Forklaringsvariablene er valgt fordi .* i analyse C/,
    ),
  });
  expect(reportOf([regress('alfa', 'c')]).warnings.map(({ code }) => code)).not.toContain(
    'selected-predictors',
  );
});

test('"how this was computed" gives all 64 digits of the answers’ SHA-256', () => {
  expect(JSON.stringify(reportOf([correlate('alfa')]).blocks)).toContain('a'.repeat(64));
});
