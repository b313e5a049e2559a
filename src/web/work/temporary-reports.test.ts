import { expect, test } from 'vitest';
import type { Outcome } from './job.ts';
import { createTemporaryReports } from './temporary-reports.ts';

const given = {
  study: { fileName: 'study.yaml', bytes: new Uint8Array() },
  answers: [],
  outcomes: null,
  language: 'nb' as const,
};

function open(outcome: Promise<Outcome<unknown>>) {
  const clock = { time: Date.parse('2026-01-02T03:00:00Z'), now: () => new Date(clock.time) };
  const queue = { run: () => outcome, close: async () => {} };
  const reports = createTemporaryReports({ queue, clock, minutes: 30, onFault: () => {} });
  return { clock, reports };
}

test('a report is there for its half hour, under an id nobody can guess, and then gone', async () => {
  const { clock, reports } = open(Promise.resolve({ kind: 'done', value: ['the report'] }));
  const id = await reports.start(given);
  expect(id).toMatch(/^[\w-]{24}$/);
  expect(reports.find(id)).toMatchObject({ state: 'done', report: 'the report' });
  clock.time += 29 * 60_000;
  expect(reports.find(id)?.state).toBe('done');
  clock.time += 60_000;
  expect(reports.find(id)).toBeNull();
});

test('work that takes its time is shown as under way', async () => {
  const { clock, reports } = open(new Promise(() => {}));
  const id = await reports.start(given);
  clock.time += 7000;
  expect(reports.find(id)).toMatchObject({ state: 'working', secondsSoFar: 7 });
});

test('a fault of ours is not passed off as a mistake in the files', async () => {
  const { reports } = open(Promise.reject(new Error('ours')));
  expect(reports.find(await reports.start(given))).toMatchObject({ state: 'failed' });
});
