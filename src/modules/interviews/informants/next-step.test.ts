import { expect, test } from 'vitest';
import type { Consent } from '../consent/consent.ts';
import { nextStepOf } from './next-step.rules.ts';
import type { OverviewRow } from './overview-row.ts';

const consent: Consent = {
  number: 1,
  sheetVersion: 1,
  way: 'screen',
  toRecording: true,
  toQuotes: true,
  givenOn: '2026-03-01',
  byName: 'Ivar',
};
const row = (letter: string, come: Partial<OverviewRow>): OverviewRow => ({
  informantId: `i${letter}`,
  pseudonym: `Leder ${letter}`,
  name: `Leder ${letter}`,
  withdrawnOn: null,
  interviewId: `t${letter}`,
  consent,
  heldOn: '2026-03-02',
  recording: 'none',
  transcript: 'open',
  passages: 3,
  ...come,
});
const ready = { hasGuide: true, sheet: 'inUse' } as const;

test('what all interviews need comes first', () => {
  expect(nextStepOf({ hasGuide: false, sheet: 'none', rows: [] })).toEqual({ kind: 'guide' });
  expect(nextStepOf({ hasGuide: true, sheet: 'none', rows: [] })).toEqual({ kind: 'sheet' });
  expect(nextStepOf({ ...ready, rows: [] })).toEqual({ kind: 'informants' });
});

test('then the interview that has come least far', () => {
  const rows = [
    row('A', { passages: 0 }),
    row('B', { transcript: 'draft', passages: 0 }),
    row('C', { transcript: 'none', passages: 0 }),
    row('D', { heldOn: null, transcript: 'none', passages: 0 }),
    row('E', { consent: null, heldOn: null, transcript: 'none', passages: 0 }),
  ];
  const steps = [5, 4, 3, 2, 1].map((count) => nextStepOf({ ...ready, rows: rows.slice(0, count) }));
  expect(steps.map((step) => [step.kind, 'name' in step && step.name])).toEqual([
    ['consent', 'Leder E'],
    ['hold', 'Leder D'],
    ['transcribe', 'Leder C'],
    ['names', 'Leder B'],
    ['code', 'Leder A'],
  ]);
});

test('a talk that is recorded or written out is not to be held again, though nobody has said the day', () => {
  const held = { heldOn: null, passages: 0 };
  const next = (come: Partial<OverviewRow>) =>
    nextStepOf({ ...ready, rows: [row('A', { ...held, ...come })] });
  expect(next({ transcript: 'none', recording: 'none' }).kind).toBe('hold');
  expect(next({ transcript: 'none', recording: 'kept' }).kind).toBe('transcribe');
  expect(next({ transcript: 'draft' }).kind).toBe('names');
  expect(next({ transcript: 'open' }).kind).toBe('code');
});

test('whoever has withdrawn is asked for nothing more', () => {
  const gone = row('B', { withdrawnOn: '2026-03-05', interviewId: null, consent: null, transcript: 'none' });
  expect(nextStepOf({ ...ready, rows: [row('A', {}), gone] })).toEqual({ kind: 'done' });
  expect(nextStepOf({ ...ready, rows: [gone] })).toEqual({ kind: 'informants' });
});
