import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readIndicatorSet } from '../indicators/read-indicator-set.ts';
import type { MonthlyValue, Target, UserSurveyResult } from '../schema.ts';
import { officeOutcomes, outcomesCsv } from './office-outcomes.rules.ts';

const folder = 'examples/sor-trondelag';
const rowsOf = (file: string) => {
  const [head = '', ...lines] = readFileSync(`${folder}/${file}`, 'utf8').trim().split(/\r?\n/);
  const names = head.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, index) => [names[index]!, cell])));
};

test("the demo's outcomes are what its scorecard, targets and user survey come to, to the last bit", () => {
  const values = rowsOf('results/scorecard.csv').map((row): MonthlyValue => {
    const [numerator, denominator] = [Number(row.numerator), Number(row.denominator)];
    const value = numerator / denominator;
    return { indicator: row.indicator!, unit: row.unit!, month: row.month!, numerator, denominator, value };
  });
  const targets = rowsOf('results/targets.csv').map(
    (row): Target => ({
      indicator: row.indicator!,
      unit: row.unit || null,
      from: row.from!,
      setOn: '2014-12-01',
      value: Number(row.target),
    }),
  );
  const userSurvey = rowsOf('results/user-survey.csv').map(
    ({ unit, answers, ...means }): UserSurveyResult => ({
      period: '2014-12',
      unit: unit!,
      answers: Number(answers),
      source: 'user-survey.csv',
      questions: Object.fromEntries(
        // Spreads stand beside the means, and are no outcomes.
        Object.entries(means)
          .filter(([question]) => !question.endsWith('.sd'))
          .map(([question, mean]) => [question, { mean: Number(mean), sd: null, n: null }]),
      ),
    }),
  );
  const offices = rowsOf('results/units.csv')
    .filter(({ type }) => type === 'office')
    .map(({ number }) => ({ office: String(Number(number) - 9900), units: [number!] }));
  const outcomes = officeOutcomes({
    indicators: readIndicatorSet(readFileSync('examples/indicators/2015.yaml', 'utf8'), '2015.yaml'),
    targets,
    values,
    userSurvey,
    offices,
    period: { from: '2015-01', to: '2015-06' },
  });
  expect(offices).toHaveLength(19);
  expect(outcomesCsv(outcomes).trim()).toBe(readFileSync(`${folder}/outcomes.csv`, 'utf8').trim());
});
