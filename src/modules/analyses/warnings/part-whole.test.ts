import { expect, test } from 'vitest';
import { smallStudy } from '../testing/small-study.ts';
import { partWholeWarnings } from './part-whole.ts';

const { study } = smallStudy();
const withSharing = {
  ...study,
  scales: { ...study.scales, gamma: { ...study.scales.beta!, label: 'Gamma', items: ['b2', 'c'] } },
};
const said = (...pairs: [string, string][]) =>
  partWholeWarnings('X', 'employee', pairs, { study: withSharing, language: 'nb' }).map(
    ({ about, text }) => `${about}: ${text}`,
  );

test('a scale with its own question is said to be related beforehand, also where the question is reversed', () => {
  expect(said(['a2', 'alfa'])).toEqual([
    'X/employee/alfa: «A to» er del av «Alfa», så sammenhengen er delvis gitt på forhånd og blir sterkere enn den ellers ville vært.',
  ]);
});

test('several questions of one scale are said in one sentence', () => {
  expect(said(['beta', 'b1'], ['beta', 'b2'], ['b1', 'b2'])).toEqual([
    'X/employee/beta: «B en» og «B to» er deler av «Beta», så sammenhengene er delvis gitt på forhånd og blir sterkere enn de ellers ville vært.',
  ]);
});

test('two scales that share a question are named with it', () => {
  expect(said(['beta', 'gamma'])).toEqual([
    'X/employee/beta×gamma: «Beta» og «Gamma» har spørsmål felles (b2), så sammenhengen er delvis gitt på forhånd og blir sterkere enn den ellers ville vært.',
  ]);
});

test('what shares no question is not warned of', () => {
  expect(said(['alfa', 'beta'], ['c', 'alfa'])).toEqual([]);
});
