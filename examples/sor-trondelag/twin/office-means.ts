import { readFileSync } from 'node:fs';
import { buildDataFiles, officeFileName, readAnswers } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { measures } from './measures.ts';

/** The means of the offices as the analysis makes them of the employees' answers, office 1 first. */
export function officeMeans(employeesCsv: string): ReadonlyMap<string, readonly number[]> {
  const parsed = parseStudy(readFileSync(new URL('../study.yaml', import.meta.url), 'utf8'), 'study.yaml');
  const answers = readAnswers({
    bytes: new TextEncoder().encode(employeesCsv),
    fileName: 'employees.csv',
    study: parsed.study,
    file: 'employee',
  });
  const file = buildDataFiles({ parsed, answers: [answers] }).get(officeFileName)!;
  return new Map(Object.keys(measures).map((id) => [id, [...file.numbers.get(id)!]]));
}
