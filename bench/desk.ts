/**
 * What a question on the desk costs, the page left out, beside R doing the same computation on the same answers.
 * Run: node_modules/.bin/node bench/desk.ts [rows=10000] [items=60]
 * Prints, for each question, milliseconds here (the first time it is asked, with the privacy check, tables and
 * figures) and in R (computation alone, the best of five), and what a hundred filters in a row cost.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDataFiles, nothingTold, readAnswers } from '../src/modules/analyses/index.ts';
import { askDesk } from '../src/modules/desk/index.ts';
import { type DeskQuestion, emptyQuestion } from '../src/modules/desk/schema.ts';
import { parseStudy } from '../src/modules/studies/index.ts';

const rows = Number(process.argv[2] ?? 10_000);
const items = Number(process.argv[3] ?? 60);
const perScale = 6;

let state = 2015;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const names = Array.from({ length: items }, (_, i) => `q${i + 1}`);
const offices = 30;
const lines = Array.from({ length: rows }, () => {
  const level = random();
  const answers = names.map(() =>
    random() < 0.02 ? '' : String(1 + Math.min(5, Math.floor(6 * (0.5 * level + 0.5 * random())))),
  );
  return [1 + Math.floor(offices * random()), 1 + Math.floor(5 * random()), ...answers].join(',');
});
const csv = `office,age,${names.join(',')}\n${lines.join('\n')}\n`;
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => `{value: ${i + 1}, label: L${i + 1}}`).join(', ');
const scales = Array.from(
  { length: Math.floor(items / perScale) },
  (_, s) =>
    `  s${s + 1}: {label: S${s + 1}, items: [${names.slice(s * perScale, (s + 1) * perScale).join(', ')}]}`,
);
const yaml = `handlingsrom: 1
id: bench
title: Bench
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [${options(offices)}]}
          - {id: age, kind: choice, text: Age, options: [${options(5)}]}
${names.map((name) => `          - {id: ${name}, kind: agreement, points: 6, text: ${name}}`).join('\n')}
scales:
${scales.join('\n')}
`;

const time = <T>(work: () => T): [number, T] => {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
};
const [readMs, answers] = time(() =>
  readAnswers({
    bytes: Buffer.from(csv),
    fileName: 'bench.csv',
    study: parseStudy(yaml, 'b.yaml').study,
    file: 'employee',
  }),
);
const parsed = parseStudy(yaml, 'bench.yaml');
const [buildMs, dataFiles] = time(() => buildDataFiles({ parsed, answers: [answers] }));
console.log(
  `${rows} answers x ${items} items: read ${readMs.toFixed(0)} ms, scales scored ${buildMs.toFixed(0)} ms (once an opened study)`,
);

const given = { parsed, dataFiles, told: nothingTold(), language: 'nb' as const };
const ask = (part: Partial<DeskQuestion>) => {
  const [ms, answer] = time(() => askDesk({ ...emptyQuestion('employee'), ...part }, given));
  const isTold = answer.kind === 'answered' && !answer.isWithheld;
  return { ms, isTold };
};
const filter = 'age >= 3 and not office in [1, 2]';
const cut = 'd <- subset(d0, age >= 3 & !(office %in% c(1, 2)))';
const questions: [name: string, part: Partial<DeskQuestion>, r: string][] = [
  ['warming up', { variables: ['q1'] }, 'table(d0$q1)'],
  ['one scale', { variables: ['s1'] }, 't.test(d0$s1)'],
  ['two scales', { variables: ['s1', 's2'] }, 'cor.test(d0$s1, d0$s2)'],
  [
    'two scales by rank',
    { variables: ['s1', 's2'], way: 'rankCorrelate' },
    'suppressWarnings(cor.test(d0$s1, d0$s2, method = "spearman"))',
  ],
  [
    'a scale by age',
    { variables: ['s1'], by: 'age' },
    'summary(aov(s1 ~ factor(age), d0)); pairwise.t.test(d0$s1, d0$age, "bonferroni")',
  ],
  [
    'a scale by office',
    { variables: ['s1'], by: 'office' },
    'summary(aov(s1 ~ factor(office), d0)); pairwise.t.test(d0$s1, d0$office, "bonferroni")',
  ],
  ['two choices', { variables: ['age'], by: 'office' }, 'chisq.test(table(d0$office, d0$age))'],
  [
    'nine predictors',
    { variables: ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10'].slice(0, scales.length) },
    `summary(lm(s1 ~ ${['s2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10'].slice(0, scales.length - 1).join(' + ')}, d0))`,
  ],
  ['reliability', { variables: ['s1'], way: 'reliability' }, 'psych::alpha(d0[, paste0("q", 1:6)])'],
  ['two scales, filtered', { variables: ['s1', 's2'], where: filter }, `${cut}; cor.test(d$s1, d$s2)`],
  [
    'a scale by age, filtered',
    { variables: ['s1'], by: 'age', where: filter },
    `${cut}; summary(aov(s1 ~ factor(age), d)); pairwise.t.test(d$s1, d$age, "bonferroni")`,
  ],
];
const ours = questions.map(([name, part]) => ({ name, ...ask(part) }));

const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'));
try {
  writeFileSync(join(folder, 'bench.csv'), csv);
  writeFileSync(join(folder, 'questions.txt'), `${questions.map(([, , r]) => r).join('\n')}\n`);
  const script = fileURLToPath(new URL('desk.R', import.meta.url));
  const printed = execFileSync('Rscript', [script, folder, String(scales.length), String(perScale)], {
    encoding: 'utf8',
  });
  const theirs = printed.trim().split('\n').map(Number);
  ours.forEach(({ name, ms, isTold }, place) => {
    const ratio = theirs[place]! / ms;
    console.log(
      `${name.padEnd(26)} desk ${ms.toFixed(0).padStart(5)} ms   R ${theirs[place]!.toFixed(1).padStart(7)} ms   R/desk ${ratio.toFixed(2)}${isTold ? '' : '   (withheld)'}`,
    );
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const many = Array.from({ length: 100 }, (_, i) =>
  ask({
    variables: [`s${1 + (i % scales.length)}`],
    where: `q${1 + (i % items)} >= ${2 + (i % 4)} and office != ${1 + (i % offices)}`,
  }),
);
const sorted = many.map(({ ms }) => ms).sort((a, b) => a - b);
console.log(
  `100 filters in a row: median ${sorted[50]!.toFixed(0)} ms, slowest ${sorted[99]!.toFixed(0)} ms, told ${many.filter(({ isTold }) => isTold).length}`,
);
