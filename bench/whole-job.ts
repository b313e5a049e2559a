// From a CSV of synthetic answers to results: ours beside base R doing the same work, in one run.
//   node bench/whole-job.ts [rows] [columns are always 50]; R is left out, and said so, where it is not installed.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseStudy, readAnswers } from '#modules/analyses/index.ts';
import { parseStudy } from '#modules/studies/index.ts';

const rows = Number(process.argv[2] ?? 100_000);
const items = Array.from({ length: 48 }, (_, index) => `q${String(index + 1).padStart(2, '0')}`);
const scaleNames = Array.from({ length: 8 }, (_, index) => `s${index + 1}`);
const itemsOf = (scale: number) => items.slice(6 * scale, 6 * scale + 6);

const study = `
handlingsrom: 1
id: bench
title: Bench
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: age, kind: choice, text: Age, options: [{value: 1, label: a}, {value: 2, label: b}, {value: 3, label: c}]}
          - {id: size, kind: number, text: Size}
${items.map((id) => `          - {id: ${id}, kind: agreement, points: 6, text: ${id}}`).join('\n')}
scales:
${scaleNames.map((id, index) => `  ${id}: {label: ${id}, items: [${itemsOf(index).join(', ')}]}`).join('\n')}
plan:
  - {id: R, reliability: {file: employee, scales: all}}
  - {id: C, correlate: {file: employee, among: [${scaleNames.join(', ')}]}}
  - {id: M, regress: {file: employee, outcome: s8, predictors: [${scaleNames.slice(0, 7).join(', ')}]}}
  - {id: G, compareMeans: {file: employee, outcome: s1, by: age}}
`;

/** A small generator with a seed, so that every run reads the same bytes. */
function writeAnswers(path: string): void {
  let state = 20_151_121;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const file = openSync(path, 'w');
  writeSync(file, `age,size,${items.join(',')}\n`);
  let block = '';
  for (let row = 0; row < rows; row += 1) {
    const person = next() * 3;
    const answers = items.map(() =>
      next() < 0.02 ? '' : 1 + Math.floor(Math.min(5.99, person + next() * 3)),
    );
    block += `${1 + Math.floor(next() * 3)},${Math.floor(next() * 100)},${answers.join(',')}\n`;
    if (block.length > 1e6) {
      writeSync(file, block);
      block = '';
    }
  }
  writeSync(file, block);
  closeSync(file);
}

const folder = mkdtempSync(join(tmpdir(), 'handlingsrom-bench-'));
try {
  const csv = join(folder, 'answers.csv');
  writeAnswers(csv);
  const seconds = (since: number) => (performance.now() - since) / 1000;

  const start = performance.now();
  const parsed = parseStudy(study, 'bench.yaml');
  const bytes = readFileSync(csv);
  const answers = readAnswers({ bytes, fileName: 'answers.csv', study: parsed.study, file: 'employee' });
  const read = seconds(start);
  const results = analyseStudy({ parsed, answers: [answers], language: 'en' });
  const ours = seconds(start);
  const key = [
    results.reliability[0]!.alpha,
    results.correlations[0]!.r,
    results.regressions[0]!.r2,
    results.meanComparisons[0]!.F,
  ].map((value) => value!.toFixed(12));
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${rows} answers × 50: ours ${ours.toFixed(1)} s (reading ${read.toFixed(1)} s), peak ${peak.toFixed(0)} MB`,
  );

  const startR = performance.now();
  const r = spawnSync('Rscript', ['bench/whole-job.R', csv], { encoding: 'utf8' });
  if (r.error || r.status !== 0) console.log('R is not installed here: not compared.');
  else {
    const theirs = seconds(startR);
    console.log(`base R ${theirs.toFixed(1)} s: ${(theirs / ours).toFixed(1)} times as long`);
    console.log(
      `same figures to 9 decimals: ${r.stdout
        .trim()
        .split(' ')
        .every((value, i) => value.slice(0, -3) === key[i]!.slice(0, -3))}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
