import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proposeStudyFrom } from '#modules/analyses/index.ts';
import { analyse } from './analyse.ts';

test('an SPSS file uploaded with the study proposed from it becomes a report', () => {
  const bytes = readFileSync('src/modules/analyses/answers/sav/reference/survey.zsav');
  const { yaml } = proposeStudyFrom(bytes, 'survey.zsav', 'nb');
  const [report] = analyse(
    {
      kind: 'analyse',
      study: { fileName: 'study.yaml', bytes: new TextEncoder().encode(yaml) },
      answers: [{ file: 'employee', fileName: 'survey.zsav', bytes }],
      outcomes: null,
      languages: ['nb'],
    },
    () => {},
  );
  expect(report?.results.reliability.map(({ scale, n }) => [scale, n])).toEqual([
    ['stotte', 107],
    ['q2', 115],
  ]);
});
