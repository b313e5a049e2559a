import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { ExampleFiles } from './services.ts';
import type { GivenFile } from './work/job.ts';

const folder = new URL('../../examples/sor-trondelag/', import.meta.url);

/** The example that ships with the program: it is the demo, and what one can try the upload with. */
export function readExample(): ExampleFiles {
  return {
    study: read('study.yaml'),
    answers: [
      { file: 'employee', given: read('employees.csv') },
      { file: 'leader', given: read('leaders.csv') },
    ].flatMap(({ file, given }) => (given ? [{ file, ...given }] : [])),
    outcomes: read('outcomes.csv'),
    publication: read('published.json'),
  };
}

/** The ready user survey, which a new study can begin as. */
export function readUserSurveyStudy(): GivenFile | null {
  return read('../user-survey/study.yaml');
}

/** Changes when anything changes that the example's report is made from. */
export function exampleFingerprint(example: ExampleFiles, program: string): string {
  const hash = createHash('sha256').update(program);
  for (const given of [example.study, ...example.answers, example.outcomes]) {
    hash.update(`\n${given?.fileName}\n`).update(given?.bytes ?? '');
  }
  return hash.digest('hex');
}

function read(fileName: string): GivenFile | null {
  const file = new URL(fileName, folder);
  return existsSync(file) ? { fileName, bytes: new Uint8Array(readFileSync(file)) } : null;
}
