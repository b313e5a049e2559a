import { theirsToTakeBack } from '../coding/coders/choose-blind.rules.ts';
import { eventsSeenBy } from '../coding/coders/events-seen.rules.ts';
import {
  entriesFor,
  type HistoryEntry,
  type HistoryFilter,
  historyOf,
} from '../coding/history/history.rules.ts';
import type { CodingEvent } from '../coding/log/steps.ts';
import type { Kept } from '../coding/states.ts';
import { batchOf } from './sent-steps.ts';

/** What somebody did at once, with however many texts it was about. */
export type BatchEntry = HistoryEntry & {
  /** Texts, or codes on them; 1 where it was about no text. */
  readonly size: number;
};

/**
 * What was done with the codes of a question, the latest first. Of texts that are not read, nothing is told; sorted blind,
 * nothing that others did with codes. A code put on six hundred texts at once is one thing that was done, and is taken
 * back as one.
 *
 * @param shown the texts that are read
 */
export function historyOfQuestion(
  kept: Kept,
  given: {
    readonly seen: Kept;
    readonly shown: ReadonlySet<string>;
    readonly isSealed: boolean;
    readonly personId: string;
    readonly choosesBlind: boolean;
    readonly filter: Omit<HistoryFilter, 'interview'>;
  },
): { readonly entries: readonly BatchEntry[]; readonly people: ReadonlyMap<string, string> } {
  const { seen, shown, isSealed, personId, choosesBlind, filter } = given;
  const told = eventsSeenBy(kept, seen.state, personId, () => isSealed).filter(
    ofTextsRead(kept.events, shown),
  );
  const isTold = new Set(told.map(({ eventId }) => eventId));
  // All steps are looked through, for what things are called: a code may have been written on a text that is not read.
  const entries = historyOf(kept.events, personId).filter(({ eventId }) => isTold.has(eventId));
  const chosen = entriesFor(theirsToTakeBack(entries, { events: kept.events, personId, choosesBlind }), {
    ...filter,
    interview: '',
  });
  return {
    entries: [...Map.groupBy(chosen, ({ eventId }) => batchOf(eventId))].map(([batch, all]) =>
      asOne(batch, all),
    ),
    people: new Map(told.map(({ personId: by, byName }) => [by, byName])),
  };
}

/** Steps on texts that are read, of codes that have stood on any, and of what is no text's. */
function ofTextsRead(events: readonly CodingEvent[], shown: ReadonlySet<string>) {
  const textOf = new Map<string, string>();
  const codes = new Set<string>();
  for (const { step } of events) {
    if (step.kind !== 'codeWritten' && step.kind !== 'passageCoded') continue;
    textOf.set(step.codingId, step.interviewId);
    if (shown.has(step.interviewId)) codes.add(step.codeId);
  }
  const read = new Set<string>();
  return ({ eventId, step }: CodingEvent): boolean => {
    const isRead =
      step.kind === 'takenBack'
        ? read.has(step.eventId)
        : 'codingId' in step
          ? shown.has(textOf.get(step.codingId) ?? '')
          : !('codeId' in step) || codes.has(step.codeId);
    if (isRead) read.add(eventId);
    return isRead;
  };
}

/** @param all the latest first */
function asOne(batch: string, all: readonly HistoryEntry[]): BatchEntry {
  const first = all.at(-1)!;
  const isBack = all.every(({ takenBackBy }) => takenBackBy !== null);
  const by = isBack ? first.takenBackBy : null;
  return {
    ...first,
    eventId: batch,
    size: all.length,
    takenBackBy: by && { ...by, eventId: batchOf(by.eventId) },
    canTakeBack: all.some(({ canTakeBack }) => canTakeBack),
  };
}
