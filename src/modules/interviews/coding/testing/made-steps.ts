import { anchored } from '../anchors/anchor.ts';
import type { CodingEvent, SentStep, Step } from '../log/steps.ts';

/** A text with no two places alike in the passages that `onPassage` marks: synthetic. */
export const madeText = Array.from({ length: 200 }, (_, n) => `ord nummer ${n} av det som ble sagt.`).join(
  '\n',
);

/** The nth line of `madeText`, in an interview. */
export const onPassage = (codingId: string, line: number, interviewId = 'interview-a') => {
  const words = `ord nummer ${line} `;
  const start = madeText.indexOf(words);
  return { codingId, interviewId, version: 1, anchor: anchored(madeText, start, start + words.length - 1) };
};

/** A log of these steps, in this order. */
export const logOf = (steps: readonly (Step | SentStep)[]): readonly CodingEvent[] =>
  steps.map((given, index) => ({
    ...('kind' in given ? { eventId: `event-${index + 1}`, step: given } : given),
    number: index + 1,
    personId: 'p1',
    byName: 'Analyse Demo',
    at: '2026-03-01T09:00:00.000Z',
  }));
