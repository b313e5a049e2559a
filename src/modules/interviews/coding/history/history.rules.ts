import type { CodingEvent, Step } from '../log/steps.ts';
import { statusOf } from '../progress.rules.ts';

/** What a step did, with the names of what it was about as they were then. Words for it are the page's. */
export type Did = {
  readonly kind: Step['kind'];
  /** Of the code; after the step, where it gave it new ones. */
  readonly words: string;
  /** What the code, group or concept was called before; null where it is new or was not renamed. */
  readonly was: string | null;
  readonly quote: string;
  readonly interviewId: string | null;
  readonly codeId: string | null;
  readonly group: string;
  readonly concept: string;
  /** What was written: a memo. */
  readonly text: string;
  /** How many passages; 0 where that is not what it was about. */
  readonly count: number;
  /** Yes or no, where the step is one of the two: passed, put in a place, chosen, finished. */
  readonly isSo: boolean;
  /** Where a code was put. */
  readonly place: 'group' | 'outside' | 'ungrouped' | null;
  /** What something is held to be: of help, or in the way; null where nothing is held, and for other steps. */
  readonly force: Extract<Step, { kind: 'forceMarked' }>['force'] | null;
  /** What was taken back; null for all other steps, and where that is forgotten. */
  readonly of: Did | null;
};

export type HistoryEntry = {
  readonly eventId: string;
  readonly number: number;
  readonly personId: string;
  readonly byName: string;
  /** As in 2026-03-01T09:30:00.000Z. */
  readonly at: string;
  readonly did: Did;
  /** The step that took this one back, and counts; null while this one counts. */
  readonly takenBackBy: { readonly eventId: string; readonly byName: string } | null;
  /** Whether it may be taken back here: not where other steps stand on the places it gave. */
  readonly isMine: boolean;
  readonly canTakeBack: boolean;
};

/** Steps that made the log what it is, and are not of anybody's coding. */
const standing: ReadonlySet<Step['kind']> = new Set(['passagesMoved', 'codeKept']);

/**
 * What was done with the codes of a study, the latest first, each step told by what things were called when it was done.
 *
 * @param events in the order of their numbers
 */
export function historyOf(events: readonly CodingEvent[], personId: string): readonly HistoryEntry[] {
  const names = newNames();
  const told = new Map<string, Did>();
  for (const event of events) told.set(event.eventId, tell(event, names, told));
  const back = takenBackBy(events);
  return events
    .map((event) => {
      const by = back.get(event.eventId);
      return {
        eventId: event.eventId,
        number: event.number,
        personId: event.personId,
        byName: event.byName,
        at: event.at,
        did: told.get(event.eventId)!,
        takenBackBy: by ? { eventId: by.eventId, byName: by.byName } : null,
        isMine: event.personId === personId,
        // Of taking back, the step that was taken back is the one to look at: it has the button.
        canTakeBack: !standing.has(event.step.kind) && event.step.kind !== 'takenBack',
      };
    })
    .toReversed();
}

/** Which step took each one back: the first of those that count. As `replay` reckons it. */
function takenBackBy(events: readonly CodingEvent[]): ReadonlyMap<string, CodingEvent> {
  const numbers = new Map(events.map(({ eventId, number }) => [eventId, number]));
  const back = new Map<string, CodingEvent>();
  for (const event of events.toReversed()) {
    const { step } = event;
    if (step.kind !== 'takenBack' || back.has(event.eventId)) continue;
    if ((numbers.get(step.eventId) ?? event.number) < event.number && !back.has(step.eventId)) {
      back.set(step.eventId, event);
    }
  }
  return back;
}

type Names = ReturnType<typeof newNames>;
const newNames = () => ({
  words: new Map<string, string>(),
  codings: new Map<string, { codeId: string; interviewId: string; quote: string }>(),
  groups: new Map<string, string>(),
  concepts: new Map<string, string>(),
});

const nothing: Omit<Did, 'kind'> = {
  words: '',
  was: null,
  quote: '',
  interviewId: null,
  codeId: null,
  group: '',
  concept: '',
  text: '',
  count: 0,
  isSo: false,
  place: null,
  force: null,
  of: null,
};

function tell({ step }: CodingEvent, names: Names, told: ReadonlyMap<string, Did>): Did {
  const of = (did: Partial<Did>): Did => ({ ...nothing, kind: step.kind, ...did });
  const code = (codeId: string) => ({ codeId, words: names.words.get(codeId) ?? '' });
  const group = (groupId: string) => names.groups.get(groupId) ?? '';
  switch (step.kind) {
    case 'codeWritten':
    case 'passageCoded': {
      const { codeId, codingId, interviewId, anchor } = step;
      if (step.kind === 'codeWritten') names.words.set(codeId, step.words);
      names.codings.set(codingId, { codeId, interviewId, quote: anchor.quote });
      return of({ ...code(codeId), interviewId, quote: anchor.quote });
    }
    case 'codeKept':
      names.words.set(step.codeId, step.words);
      return of(code(step.codeId));
    case 'codeReworded': {
      const was = names.words.get(step.codeId) ?? null;
      names.words.set(step.codeId, step.words);
      return of({ ...code(step.codeId), was });
    }
    case 'codeTested': {
      const isSo = statusOf({ test: step }) === 'passed';
      return of({ codeId: step.codeId, words: step.words, isSo });
    }
    case 'codeNoted':
      return of({ ...code(step.codeId), text: step.memo });
    case 'codePlaced': {
      const { place } = step;
      const name = place.kind === 'group' ? group(place.groupId) : '';
      return of({ ...code(step.codeId), place: place.kind, group: name });
    }
    case 'codingRemoved':
    case 'codingRestored':
    case 'codingChosen': {
      const coding = names.codings.get(step.codingId);
      const isSo = step.kind === 'codingChosen' && step.isExample;
      return of(
        coding ? { ...code(coding.codeId), interviewId: coding.interviewId, quote: coding.quote, isSo } : {},
      );
    }
    case 'passagesMoved':
      return of({ interviewId: step.interviewId, count: step.moved.length });
    case 'interviewFinished':
      return of({ interviewId: step.interviewId, isSo: step.isFinished });
    case 'blindChosen':
      return of({ isSo: step.isBlind });
    case 'takenBack': {
      const did = told.get(step.eventId) ?? null;
      callAsBefore(did, names);
      return of(backOf(did));
    }
    default:
      return of(tellOfBoard(step, names));
  }
}

/** It is found by what it was about: a code's history tells of what was taken back too. */
const backOf = (did: Did | null): Partial<Did> =>
  did === null ? {} : { of: did, codeId: did.codeId, interviewId: did.interviewId, words: did.words };

/** New words that are taken back are not the code's any more; taken back once more, they are. */
function callAsBefore(did: Did | null, names: Names, isBack = true): void {
  if (did?.kind === 'takenBack') callAsBefore(did.of, names, !isBack);
  if (did?.kind !== 'codeReworded' || did.codeId === null || did.was === null) return;
  names.words.set(did.codeId, isBack ? did.was : did.words);
}

type BoardStep = Extract<Step, { kind: `group${string}` | `concept${string}` | 'forceMarked' }>;

function tellOfBoard(step: BoardStep, names: Names): Partial<Did> {
  const group = (groupId: string) => names.groups.get(groupId) ?? '';
  const concept = (conceptId: string) => names.concepts.get(conceptId) ?? '';
  switch (step.kind) {
    case 'groupNamed': {
      const was = names.groups.get(step.groupId) ?? null;
      names.groups.set(step.groupId, step.name);
      return { group: step.name, was };
    }
    case 'groupMoved':
    case 'groupRemoved':
      return { group: group(step.groupId) };
    case 'groupNoted':
      return { group: group(step.groupId), text: step.memo };
    case 'groupPlaced': {
      const name = step.conceptId === null ? '' : concept(step.conceptId);
      return { group: group(step.groupId), concept: name, isSo: step.conceptId !== null };
    }
    case 'conceptNamed': {
      const was = names.concepts.get(step.conceptId) ?? null;
      names.concepts.set(step.conceptId, step.name);
      return { concept: step.name, was };
    }
    case 'forceMarked':
      return step.of === 'group'
        ? { group: group(step.id), force: step.force }
        : { concept: concept(step.id), force: step.force };
    case 'conceptWritten':
      return { concept: concept(step.conceptId), text: step.text };
    case 'conceptRemoved':
      return { concept: concept(step.conceptId) };
    case 'conceptDiscussed':
      return { concept: concept(step.conceptId), text: step.memo };
  }
}

export type HistoryFilter = {
  readonly person: string;
  readonly interview: string;
  /** Part of a code's words, as it was or became. */
  readonly code: string;
};

/** Those of the entries that are asked for. */
export function entriesFor(
  entries: readonly HistoryEntry[],
  { person, interview, code }: HistoryFilter,
): readonly HistoryEntry[] {
  const sought = code.trim().toLocaleLowerCase('nb');
  const hasWords = ({ words, was, codeId }: Did) =>
    codeId !== null && `${words}\n${was ?? ''}`.toLocaleLowerCase('nb').includes(sought);
  return entries.filter(
    (entry) =>
      (person === '' || entry.personId === person) &&
      (interview === '' || entry.did.interviewId === interview) &&
      (sought === '' || hasWords(entry.did)),
  );
}
