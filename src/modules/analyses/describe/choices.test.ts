import { expect, test } from 'vitest';
import { analyseStudy } from '../analyse-study.ts';
import { smallAnswers, smallStudy } from '../testing/small-study.ts';

/** The small study's answers, with the office also as the number its code is. */
function described(variables: 'all' | string[], file = 'employee') {
  const parsed = smallStudy();
  const answers = smallAnswers();
  const office = answers.columns.office!;
  const numbers = Float64Array.from({ length: answers.rowCount }, (_, row) => 1 + (row % 4));
  const columns = { ...answers.columns, office: { ...office, numbers } };
  const study = {
    ...parsed.study,
    privacy: { minimumGroup: 3 },
    plan: [{ id: 'D', describe: { file, variables } }],
    postHoc: [],
  };
  return analyseStudy({
    parsed: { ...parsed, study },
    answers: [{ ...answers, columns } as typeof answers],
    language: 'nb',
  });
}

test('"all" leaves out the choices, whose codes have no mean that says anything', () => {
  const variables = (file: string) => described('all', file).descriptions.map(({ variable }) => variable);
  expect(variables('employee').sort()).toEqual(['a1', 'a2', 'alfa', 'b1', 'b2', 'beta', 'c', 'same']);
  expect(variables('office')).not.toContain('office');
});

test('a choice of more than two options that is asked for is shown with a warning', () => {
  const { descriptions, warnings } = described(['office', 'alfa']);
  expect(descriptions.map(({ variable }) => variable)).toEqual(['office', 'alfa']);
  expect(warnings.filter(({ code }) => code === 'mean-of-choice')).toEqual([
    {
      about: 'D/employee/office',
      code: 'mean-of-choice',
      text: '«Kontor» er et spørsmål med svaralternativer. Gjennomsnittet av kodene sier bare noe hvis kodene er en rangordning eller en mengde.',
    },
  ]);
});

test('in the office file a figure of too few is of too few offices, not persons', () => {
  const parsed = smallStudy();
  const { warnings } = analyseStudy({ parsed, answers: [smallAnswers()], language: 'nb' });
  expect(warnings.find(({ about, code }) => about.startsWith('O1/') && code === 'withheld')?.text).toBe(
    '«Alfa» er holdt tilbake: tallet bygger på færre enn 5 kontor.',
  );
});
