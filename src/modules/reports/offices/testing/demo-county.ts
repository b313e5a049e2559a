import { readFileSync } from 'node:fs';
import type { Unit } from '#modules/organisation/schema.ts';
import { readIndicatorSet } from '#modules/scorecards/index.ts';
import type { MonthlyValue, Target, UserSurveyResult } from '#modules/scorecards/schema.ts';
import type { CountyGiven } from '../county-given.ts';
import { madeCounty, madeUnit } from './made-county.ts';

const results = 'examples/sor-trondelag/results';
const rowsOf = (file: string) => {
  const [head = '', ...lines] = readFileSync(`${results}/${file}`, 'utf8').trim().split(/\r?\n/);
  const names = head.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, at) => [names[at]!, cell])));
};

/** The demo's county straight from its files, without the imports and the database between. */
export function demoCounty(): CountyGiven {
  const units = rowsOf('units.csv').map(
    ({ number, name, type, parent, leader, positions, users }): Unit =>
      madeUnit(number!, {
        name: name!,
        type: type === 'county' ? 'county' : 'office',
        parent: parent || null,
        leader: leader || null,
        positions: Number(positions) || null,
        users: Number(users) || null,
      }),
  );
  const values = rowsOf('scorecard.csv').map((row): MonthlyValue => {
    const [numerator, denominator] = [Number(row.numerator), Number(row.denominator)];
    const value = numerator / denominator;
    return { indicator: row.indicator!, unit: row.unit!, month: row.month!, numerator, denominator, value };
  });
  const targets = rowsOf('targets.csv').map(
    (row): Target => ({
      indicator: row.indicator!,
      unit: row.unit || null,
      from: row.from!,
      setOn: '2014-12-15',
      value: Number(row.target),
    }),
  );
  const userSurvey = rowsOf('user-survey.csv').map(({ unit, answers, ...means }): UserSurveyResult => {
    const questions = Object.entries(means).map(([question, mean]) => [
      question,
      { mean: Number(mean), sd: null, n: null },
    ]);
    return {
      period: '2014-12',
      unit: unit!,
      answers: Number(answers),
      source: 'user-survey.csv',
      questions: Object.fromEntries(questions),
    };
  });
  const offices = units.filter(({ type }) => type === 'office');
  return {
    ...madeCounty(),
    county: units.find(({ type }) => type === 'county')!,
    offices,
    parts: units,
    values,
    targets,
    userSurvey,
    indicators: readIndicatorSet(readFileSync('examples/indicators/2015.yaml', 'utf8'), '2015.yaml'),
  };
}
