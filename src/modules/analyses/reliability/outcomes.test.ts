import { expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { problemsIn } from '#modules/studies/parse/testing/sound-study.ts';
import { cronbachAlpha } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import { readOutcomes } from '../answers/read-outcomes.ts';
import { smallAnswers, smallStudyYaml } from '../testing/small-study.ts';

const yaml = (scales: string) =>
  smallStudyYaml.replace('privacy: {minimumGroup: 5}', 'privacy: {minimumGroup: 3}').replace(
    /plan:[\s\S]*/,
    `outcomes:
  users: {label: Users, from: userSurvey, indicators: [u1, u2, u3]}
  followUp: {label: Follow-up, from: scorecard, indicators: [B.12, B.14], attainment: capped}
plan: [{id: R, reliability: {file: office, scales: ${scales}}}]`,
  );
// The offices in another order than the answers have them.
const csv = `office;u1;u2;u3;B.12;B.12.target;B.14;B.14.target
4;3,1;3,4;3,0;50;50;40;50
2;4,2;4,0;4,4;30;50;20;50
1;4,8;4,5;4,9;60;50;45;50
3;3,9;4,1;3,6;40;50;35;50
`;

test('the indicators of an outcome hold together, or do not, from office to office', () => {
  const parsed = parseStudy(yaml('[users, followUp]'), 'small.yaml');
  const outcomes = readOutcomes({
    bytes: new TextEncoder().encode(csv),
    fileName: 'outcomes.csv',
    study: parsed.study,
  });
  const { reliability } = analyseStudy({ parsed, answers: [smallAnswers()], outcomes, language: 'en' });
  expect(reliability.map(({ scale, items, n }) => [scale, items, n])).toEqual([
    ['users', 3, 4],
    ['followUp', 2, 4],
  ]);
  const columns = [
    [4.8, 4.2, 3.9, 3.1],
    [4.5, 4, 4.1, 3.4],
    [4.9, 4.4, 3.6, 3],
  ].map((column) => Float64Array.from(column));
  expect(reliability[0]!.alpha).toBeCloseTo(cronbachAlpha(columns).alpha, 12);
  // Counted up to the target: the 60 of 50 is 1.
  const capped = [
    [1, 0.6, 0.8, 1],
    [0.9, 0.4, 0.7, 0.8],
  ].map((column) => Float64Array.from(column));
  expect(reliability[1]!.alpha).toBeCloseTo(cronbachAlpha(capped).alpha, 12);
});

test('means of people are no indicators: a scale is refused in the office file', () => {
  const problems = problemsIn(yaml('[alfa]'));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('Det finnes ikke noe utfall med dette navnet.');
});
