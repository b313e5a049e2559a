import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import type { AnalyseJob } from './job.ts';

const example = (fileName: string) => ({
  fileName,
  bytes: readFileSync(`examples/sor-trondelag/${fileName}`),
});
const job: AnalyseJob = {
  kind: 'analyse',
  study: example('study.yaml'),
  answers: [{ file: 'employee', ...example('employees.csv') }],
  outcomes: null,
  languages: ['en'],
};

test('a plan that needs the offices’ results is refused without them', () => {
  expect(() =>
    analyse({ ...job, answers: [...job.answers, { file: 'leader', ...example('leaders.csv') }] }, () => {}),
  ).toThrow(expect.objectContaining({ code: 'outcomes-missing' }));
});

test('or run without what needs them, and the report says what was left out', () => {
  const [report] = analyse({ ...job, isLackingLeftOut: true }, () => {});
  const plans = new Set(report!.results.correlations.map(({ plan }) => plan));
  expect([plans.has('RQ1a'), plans.has('RQ1e'), plans.has('RQ1c'), plans.has('RQ2a')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const warnings = report!.document.blocks.flatMap((block) => (block.kind === 'warning' ? [block.text] : []));
  expect(warnings.join()).toContain(
    'have not been run, because something they need is lacking (answers to another questionnaire, or the offices’ results): R2, R3, RQ1c, RQ1d, RQ2a, RQ2b, RQ3a, RQ3b, RQ3c, RQ3d, G2.',
  );
});
