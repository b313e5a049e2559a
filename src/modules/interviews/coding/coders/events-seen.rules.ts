import type { CodingState } from '../log/replay.ts';
import type { CodingEvent, Step } from '../log/steps.ts';
import type { Kept } from '../states.ts';
import { sealedTo } from './sight.rules.ts';

/**
 * The steps that somebody may be told of. Coded blind, what others have done with passages of an interview that is sealed
 * to them, and with codes that stand on such passages alone, is not told, nor that it was taken back.
 *
 * @param seen what `seenBy` leaves of the state for the same person
 * @param isSealed of each interview
 */
export function eventsSeenBy(
  { state, events }: Kept,
  seen: Pick<CodingState, 'codes' | 'codings'>,
  personId: string,
  isSealed = sealedTo(state, personId),
): readonly CodingEvent[] {
  if (!state.isBlind) return events;
  const codes = new Set(seen.codes.map(({ codeId }) => codeId));
  const interviews = new Map<string, string>();
  const told = new Set<string>();
  const own = new Set<string>();
  const isTold = (step: Step): boolean => {
    // What others have written of a concept is told of codes that are not seen.
    if (step.kind === 'conceptWritten') return seen.codings.length === state.codings.length;
    if (step.kind === 'interviewFinished' || step.kind === 'passagesMoved') return true;
    if (step.kind === 'takenBack') return told.has(step.eventId);
    if ('interviewId' in step) {
      interviews.set(step.codingId, step.interviewId);
      return !isSealed(step.interviewId);
    }
    if ('codingId' in step) return !isSealed(interviews.get(step.codingId) ?? '');
    return !('codeId' in step) || codes.has(step.codeId);
  };
  return events.flatMap((event) => {
    const { eventId, personId: by, step } = event;
    const isSeen = isTold(step) || by === personId;
    if (!isSeen) return [];
    told.add(eventId);
    if (by === personId && 'interviewId' in step && 'codingId' in step) own.add(step.codingId);
    if (step.kind !== 'passagesMoved' || !isSealed(step.interviewId)) return [event];
    // A corrected transcript moves everybody's passages at once: how many would tell how much others have coded.
    const moved = step.moved.filter(({ codingId }) => own.has(codingId));
    return moved.length > 0 ? [{ ...event, step: { ...step, moved } }] : [];
  });
}
