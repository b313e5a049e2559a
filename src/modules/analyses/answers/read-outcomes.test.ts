import { expect, test } from 'vitest';
import { study as studySchema } from '#modules/studies/schema.ts';
import { DomainError, sayProblem } from '#platform/errors.ts';
import type { AnswerTable } from './answer-table.ts';
import { readOutcomes } from './read-outcomes.ts';

const options = [
  { value: 1, label: { nb: 'Enhet 01', en: 'Unit 01' } },
  { value: 2, label: { nb: 'Enhet 02', en: 'Unit 02' } },
];
const studyWith = (items: readonly object[]) =>
  studySchema.parse({
    handlingsrom: 1,
    id: 'trial',
    title: 'Trial',
    offices: { column: 'office' },
    instruments: { employee: { sections: [{ title: 'x', items }] } },
    outcomes: {
      followUp: { label: 'x', from: 'scorecard', indicators: ['B.1', 'B.2'], attainment: 'capped' },
      users: { label: 'y', from: 'userSurvey', indicators: ['U.1', 'U.2'] },
    },
  });
const office = { id: 'office', kind: 'choice', text: 'Enhet', options };
const other = { id: 'a', kind: 'agreement', points: 6, text: 'A' };
const heading = 'office;B.1;B.1.target;B.2;B.2.target;U.1;U.2\n';

const read = (text: string, study = studyWith([office]), answers: AnswerTable[] = []) =>
  readOutcomes({ bytes: new TextEncoder().encode(text), fileName: 'utfall.csv', study, answers });
const problemsIn = (...input: Parameters<typeof read>): string[] => {
  try {
    read(...input);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map((problem) => sayProblem(problem, 'nb'));
  }
};

test('each indicator counts up to its target, and those an office lacks do not count', () => {
  const table = read(`${heading}2;50;100;120;100;4;5\nunit 01;30;60;;;;\n`);
  expect(table.offices).toEqual([2, 1]);
  expect([...table.outcomes.followUp!]).toEqual([0.75, 0.5]);
  expect([...table.outcomes.users!]).toEqual([4.5, Number.NaN]);
});

test('offices that are no item are known from the answers', () => {
  const answers: AnswerTable = {
    file: 'employee',
    fileName: 'svar.csv',
    sha256: '',
    rowCount: 2,
    columns: { office: { itemId: 'office', kind: 'category', categories: ['Bodø', 12] } },
    unknownColumns: [],
  };
  const study = studyWith([other]);
  expect(read(`${heading}12;1;1;1;1;1;1\nBODØ;1;1;1;1;1;1\n`, study, [answers]).offices).toEqual([
    12,
    'Bodø',
  ]);
  expect(problemsIn(`${heading}13;1;1;1;1;1;1\n`, study, [answers])).toEqual([
    'utfall.csv, linje 2, kolonne «office», verdi «13»: Ingen svar kommer fra et kontor med denne verdien.',
  ]);
});

test('an office’s code that was kept from being run as a formula is known again', () => {
  const formula = { ...office, options: [{ value: '=1+1', label: 'A' }, options[1]!] };
  expect(read(`${heading}'=1+1;50;100;120;100;4;5\n`, studyWith([formula])).offices).toEqual(['=1+1']);
});

test('every problem is named', () => {
  expect(problemsIn(`${heading}3;1;1;1;1;1;1\n1;x;1;1;0;1;1\n1;1;;1;1;1;1\n;1;1;1;1;1;1\n`)).toEqual([
    'utfall.csv, linje 2, kolonne «office», verdi «3»: Ingen kontor i studien har denne verdien eller dette navnet.',
    'utfall.csv, linje 3, kolonne «B.1», verdi «x»: Svaret må være et tall.',
    'utfall.csv, linje 3, kolonne «B.2.target», verdi «0»: Målkravet må være større enn 0.',
    'utfall.csv, linje 4, kolonne «office», verdi «1»: Kontoret står på to rader. Behold bare den ene.',
    'utfall.csv, linje 4, kolonne «B.1.target»: Målkravet mangler for dette kontoret. Skriv et tall større enn 0.',
    'utfall.csv, linje 5: Raden mangler kontor.',
  ]);
  expect(problemsIn('office;B.1;B.2;B.2.target;U.1;U2\n1;1;1;1;1;1\n')).toEqual([
    'utfall.csv, kolonne «B.1.target»: Kolonnen med målkrav mangler i filen. Utfallet «followUp» måles mot den.',
    'utfall.csv, kolonne «U.2»: Kolonnen mangler i filen. Utfallet «users» regnes ut av den. Filen har en kolonne som heter «U2»; er det den?',
  ]);
});

test('where lower is better, what is under the target has reached it', () => {
  const columns = 'office;B.1;B.1.target;B.1.direction;B.2;B.2.target;B.2.direction;U.1;U.2\n';
  const table = read(`${columns}1;50;40;lower;;;;;\n2;30;40;Lower;80;100;higher;;\n`);
  // 40 / 50 by hand; the second is the mean of 1 and 0.8.
  expect([...table.outcomes.followUp!]).toEqual([0.8, 0.9]);
  const none = read(`${columns}1;0;0;lower;;;;;\n2;3;0;lower;;;;;\n`);
  expect([...none.outcomes.followUp!]).toEqual([1, 0]);
});

test('a direction that is neither is refused, and a target of 0 where higher is better still is', () => {
  const columns = 'office;B.1;B.1.target;B.1.direction;B.2;B.2.target;U.1;U.2\n';
  expect(problemsIn(`${columns}1;50;40;ned;1;1;1;1\n2;50;0;;1;1;1;1\n`)).toEqual([
    'utfall.csv, linje 2, kolonne «B.1.direction», verdi «ned»: Skriv higher der et høyt tall er bra, og lower der et lavt tall er bra. Er cellen tom, gjelder higher.',
    'utfall.csv, linje 3, kolonne «B.1.target», verdi «0»: Målkravet må være større enn 0.',
  ]);
});

test('an office may be named by its number in the register of units, where the study says what that is', () => {
  const study = { ...studyWith([office]), offices: { column: 'office', units: { 1: '0502', 2: '1' } } };
  expect(read(`${heading}0502;1;1;1;1;1;1\n2;1;1;1;1;1;1\n`, study).offices).toEqual([1, 2]);
  // The code goes before another office's number.
  expect(read(`${heading}1;1;1;1;1;1;1\n`, study).offices).toEqual([1]);
});
