import type { BlindChosen } from '../coding-room.ts';
import type { HistoryEntry } from '../history/history.rules.ts';
import type { CodingState } from '../log/state.ts';
import type { CodingEvent, SentStep } from '../log/steps.ts';
import type { Kept } from '../states.ts';

/**
 * Whether somebody may turn coding blind on or off. Whoever leads the study may; others only while nobody else has coded, or
 * one of two who code apart could let themselves, and everybody, see the other's codes before they have finished.
 */
export function mayChooseBlind(
  { state }: Kept,
  { personId, isLead }: { readonly personId: string; readonly isLead: boolean },
): boolean {
  const isAlone = [...state.codings, ...state.removed, ...state.finished].every(
    (one) => one.personId === personId,
  );
  return isLead || isAlone;
}

/** The last choice that holds, for telling everybody whose it was; null where nobody has chosen. */
export function lastChoiceOf({ events }: Pick<Kept, 'events'>): CodingEvent | null {
  const undone = new Set<string>();
  for (const event of events.toReversed()) {
    const { eventId, step } = event;
    if (undone.has(eventId)) continue;
    if (step.kind === 'takenBack') undone.add(step.eventId);
    else if (step.kind === 'blindChosen') return event;
  }
  return null;
}

/**
 * Whether a step is somebody's to make, where it decides who sees whose codes: to choose blindness or take a choice back, for
 * whoever may; to take back that one has finished, for whoever has.
 */
export function isTheirs(
  { eventId, step }: SentStep,
  {
    made,
    personId,
    choosesBlind,
  }: {
    /** The steps before it, by their names. */
    readonly made: ReadonlyMap<string, SentStep & { readonly personId: string }>;
    readonly personId: string;
    readonly choosesBlind: boolean;
  },
): boolean {
  let undone: { readonly step: SentStep['step']; readonly personId: string } = { step, personId };
  const seen = new Set([eventId]);
  while (undone.step.kind === 'takenBack' && !seen.has(undone.step.eventId)) {
    seen.add(undone.step.eventId);
    const before = made.get(undone.step.eventId);
    if (before === undefined) return true;
    undone = before;
  }
  if (undone.step.kind === 'blindChosen') return choosesBlind;
  return undone.step.kind !== 'interviewFinished' || undone.personId === personId;
}

/** Entries of a history, with the way to take back those that are theirs to take back. */
export function theirsToTakeBack(
  entries: readonly HistoryEntry[],
  given: {
    readonly events: readonly CodingEvent[];
    readonly personId: string;
    readonly choosesBlind: boolean;
  },
): readonly HistoryEntry[] {
  const made = new Map(given.events.map((event) => [event.eventId, event]));
  return entries.map((entry) => {
    const step = { kind: 'takenBack', eventId: entry.takenBackBy?.eventId ?? entry.eventId } as const;
    const isOwn = isTheirs({ eventId: '', step }, { ...given, made });
    return { ...entry, canTakeBack: entry.canTakeBack && isOwn };
  });
}

/** What everybody who codes is told of it. */
export function blindChosen(
  kept: Kept,
  given: {
    readonly personId: string;
    readonly isLead: boolean;
    /** What a person finishes, where they finish all the texts at once. */
    readonly whole?: string;
  },
): BlindChosen {
  const chose = lastChoiceOf(kept);
  return {
    isBlind: kept.state.isBlind,
    blindBy: chose && { name: chose.byName, at: chose.at },
    choosesBlind: mayChooseBlind(kept, given),
    unfinished: kept.state.isBlind ? unfinishedOf(kept.state, given.whole) : [],
  };
}

/** Names of those with codes in an interview, or a question, that they have not finished. */
function unfinishedOf({ codings, finished }: CodingState, whole?: string): readonly string[] {
  const open = codings.filter(
    ({ interviewId, personId }) =>
      !finished.some((one) => one.personId === personId && one.interviewId === (whole ?? interviewId)),
  );
  return [...new Map(open.map(({ personId, byName }) => [personId, byName])).values()].toSorted();
}
