/**
 * Makes the synthetic twin of the 2015 study's answers: employees.csv and leaders.csv beside this file.
 *
 *   npx node examples/sor-trondelag/generate-twin.ts            writes both files
 *   npx node examples/sor-trondelag/generate-twin.ts --check    writes nothing; fails when the files would differ
 *
 * The same bytes every time, on every machine: a seeded source of chance, and no arithmetic but + − × ÷ and √.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeEmployees } from './twin/make-employees.ts';
import { makeLeaders } from './twin/make-leaders.ts';

const isCheck = process.argv.includes('--check');
const isVerbose = process.argv.includes('--verbose');
const log = (line: string): void => {
  if (isVerbose) process.stderr.write(`${line}\n`);
};

for (const { name, make } of [
  { name: 'leaders.csv', make: makeLeaders },
  { name: 'employees.csv', make: makeEmployees },
]) {
  const path = new URL(name, import.meta.url);
  const made = make(log);
  if (!isCheck) {
    writeFileSync(path, made);
    process.stdout.write(`${name}: written\n`);
  } else if (readFileSync(path, 'utf8') === made) {
    process.stdout.write(`${name}: as committed\n`);
  } else {
    process.stdout.write(`${name}: differs from what the generator makes\n`);
    process.exitCode = 1;
  }
}
