import { expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { analyseStudy } from './analyse-study.ts';
import { smallAnswers, smallStudyYaml } from './testing/small-study.ts';

const sizes = `offices: {column: office, sizes: [{id: small, label: Small, offices: [3, 4]}, {id: large, label: Large, offices: [1, 2]}]}`;
const analysed = (plan: string, offices = sizes) => {
  const text = smallStudyYaml
    .replace('offices: {column: office}', offices)
    .replace(/plan:[\s\S]*/, `plan: [${plan}]`);
  return analyseStudy({ parsed: parseStudy(text, 'small.yaml'), answers: [smallAnswers()], language: 'en' });
};
const bySize = '{id: P, compareMeans: {file: employee, outcome: beta, by: officeSize}}';

test('means are compared between sizes of office, in the order of the study file', () => {
  const [found] = analysed(bySize).meanComparisons;
  expect(found!.groups.map(({ label, n }) => [label, n])).toEqual([
    ['Small', 30],
    ['Large', 30],
  ]);
  expect(found!.df).toEqual([1, 58]);
});

test('people of an office in no class have no size', () => {
  const some = sizes.replace('[3, 4]', '[3]');
  expect(analysed(bySize, some).meanComparisons[0]!.groups.map(({ n }) => n)).toEqual([15, 30]);
});

test('a condition on size chooses those people, and what it singles out is remembered', () => {
  const plan = `{id: A, where: "officeSize == 'small'", describe: {file: employee, variables: [beta]}}, {id: B, where: "office == 3", describe: {file: employee, variables: [beta]}}`;
  const found = analysed(plan).descriptions;
  expect(found.map(({ n }) => n)).toEqual([30, 15]);
});
