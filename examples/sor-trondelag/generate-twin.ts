/**
 * Makes the synthetic twin of the 2015 study beside this file: the answers (employees.csv, leaders.csv), what the offices
 * achieved (results/) and the outcomes that the analysis takes of it (outcomes.csv).
 *
 *   npx node examples/sor-trondelag/generate-twin.ts            writes the files
 *   npx node examples/sor-trondelag/generate-twin.ts --check    writes nothing; fails when the files would differ
 *
 * The same bytes every time, on every machine: a seeded source of chance, and no arithmetic but + − × ÷ and √.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeEmployees } from './twin/make-employees.ts';
import { makeLeaders } from './twin/make-leaders.ts';
import { makeResults } from './twin/make-results.ts';

const isCheck = process.argv.includes('--check');
const isVerbose = process.argv.includes('--verbose');
const log = (line: string): void => {
  if (isVerbose) process.stderr.write(`${line}\n`);
};

const employees = makeEmployees(log);
const files: Record<string, string> = {
  'leaders.csv': makeLeaders(log),
  'employees.csv': employees,
  ...makeResults(employees, log),
};

for (const [name, made] of Object.entries(files)) {
  const path = new URL(name, import.meta.url);
  if (!isCheck) {
    mkdirSync(new URL('.', path), { recursive: true });
    writeFileSync(path, made);
    process.stdout.write(`${name}: written\n`);
  } else if (existsSync(path) && readFileSync(path, 'utf8') === made) {
    process.stdout.write(`${name}: as committed\n`);
  } else {
    process.stdout.write(`${name}: differs from what the generator makes\n`);
    process.exitCode = 1;
  }
}
