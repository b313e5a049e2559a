import type { CodingEvent, Step } from '../log/steps.ts';
import { onPassage } from './made-steps.ts';

/** A step, and who made it. */
export type By = readonly [who: string, step: Step];

/** Steps of several people, in their order: `event-1`, `event-2` … */
export const logBy = (...steps: readonly By[]): readonly CodingEvent[] =>
  steps.map(([who, step], index) => ({
    eventId: `event-${index + 1}`,
    number: index + 1,
    step,
    personId: who,
    byName: who,
    at: `2026-03-01T09:${String(index).padStart(2, '0')}:00.000Z`,
  }));

/** Somebody writes a code on a line of `madeText`. */
export const wrote = (who: string, name: string, line: number, interviewId = 'interview-a'): By => [
  who,
  {
    kind: 'codeWritten',
    codeId: `code-${name}`,
    words: `sier ${name}`,
    ...onPassage(`coding-${name}`, line, interviewId),
  },
];

export const finished = (who: string, isFinished = true, interviewId = 'interview-a'): By => [
  who,
  { kind: 'interviewFinished', interviewId, isFinished },
];

export const tookBack = (who: string, eventId: string): By => [who, { kind: 'takenBack', eventId }];
