import type { Anchor } from '../anchors/anchor.ts';
import type { CodingEvent, Force, Place } from './steps.ts';

export type CodeTest = { readonly couldBeWrittenBefore: boolean; readonly saysWhatWasSaid: boolean };

export type Code = {
  readonly codeId: string;
  readonly words: string;
  /** Of the words as they stand; null when nobody has tested them. */
  readonly test: CodeTest | null;
  readonly place: Place;
  /** What somebody thinks of it so far; empty where nobody has written anything. */
  readonly memo: string;
  readonly byName: string;
  /** Of the last step that changed it. */
  readonly number: number;
};

/** A code on a passage of an interview. */
export type Coding = {
  readonly codingId: string;
  readonly codeId: string;
  readonly interviewId: string;
  /** The version of the transcript that the anchor is of. */
  readonly version: number;
  readonly anchor: Anchor;
  readonly personId: string;
  readonly byName: string;
  /** Somebody chose the passage as an example; left out: nobody did. */
  readonly isExample?: boolean;
  readonly number: number;
};

export type Group = {
  readonly groupId: string;
  readonly name: string;
  readonly conceptId: string | null;
  readonly memo: string;
};
/** Somebody has coded all of an interview. */
export type Finished = { readonly interviewId: string; readonly personId: string; readonly byName: string };
export type Concept = {
  readonly conceptId: string;
  readonly name: string;
  readonly literature: string;
  readonly memo: string;
};

/** What has come of all that was done: what stands, and what was taken away and can be had back. */
export type CodingState = {
  /** Of the last step; 0 before the first. */
  readonly number: number;
  /** Those that stand on a passage, in the order they were written. */
  readonly codes: readonly Code[];
  readonly codings: readonly Coding[];
  readonly removed: readonly Coding[];
  readonly groups: readonly Group[];
  readonly concepts: readonly Concept[];
  /** Whether those who code see only their own until two have finished an interview. */
  readonly isBlind: boolean;
  readonly finished: readonly Finished[];
  /** What drives and what hinders, by the id of a group or concept; those that nobody has marked are left out. */
  readonly forces: Readonly<Record<string, Force>>;
  /** What the report says of a concept, by its id. */
  readonly texts: Readonly<Record<string, string>>;
};

type Open = {
  readonly codes: Map<string, Code & { readonly testedWords: string | null }>;
  readonly codings: Map<string, Coding>;
  readonly removed: Map<string, number>;
  groups: Group[];
  concepts: Concept[];
  isBlind: boolean;
  finished: Finished[];
  readonly forces: Map<string, Force>;
  readonly texts: Map<string, string>;
};

/**
 * The codes, groups and concepts that a log of steps leads to. It is a function of the set of steps: their order in the
 * list does not matter, nor whether one stands there twice. Each step stands on its own, so that two people who work at
 * the same time, and one who takes something back later, lose each other nothing:
 *
 * - A code is there as long as it stands on a passage, whoever wrote it and whatever became of the first passage.
 * - A group or concept that is removed takes nothing with it; taken back, it has what it had.
 * - The same thing changed by two: the later change stands, and both are in the log.
 */
export function replay(events: readonly CodingEvent[]): CodingState {
  const steps = inOrder(events);
  const undone = takenBack(steps);
  const open: Open = {
    ...{ codes: new Map(), codings: new Map(), removed: new Map(), groups: [], concepts: [] },
    ...{ isBlind: false, finished: [] },
    ...{ forces: new Map(), texts: new Map() },
  };
  for (const event of steps) take(open, event, undone.get(event.eventId));
  return closed(open, steps.at(-1)?.number ?? 0);
}

function inOrder(events: readonly CodingEvent[]): readonly CodingEvent[] {
  const once = new Map<string, CodingEvent>();
  for (const event of events) {
    const had = once.get(event.eventId);
    if (had === undefined || event.number < had.number) once.set(event.eventId, event);
  }
  return [...once.values()].toSorted((a, b) => a.number - b.number);
}

/** The steps that no longer count, each with the number of the step that took it back. */
function takenBack(steps: readonly CodingEvent[]): ReadonlyMap<string, number> {
  const numbers = new Map(steps.map(({ eventId, number }) => [eventId, number]));
  const undone = new Map<string, number>();
  // From the last: whether a step that takes another back still counts is known before the other is come to.
  for (const { eventId, number, step } of steps.toReversed()) {
    if (step.kind !== 'takenBack' || undone.has(eventId)) continue;
    const isEarlier = (numbers.get(step.eventId) ?? number) < number;
    if (isEarlier && !undone.has(step.eventId)) undone.set(step.eventId, number);
  }
  return undone;
}

function take(open: Open, event: CodingEvent, undoneBy: number | undefined): void {
  const { step, number } = event;
  if (step.kind === 'codeKept') {
    addCode(open, event, step);
    return;
  }
  if (step.kind === 'codeWritten' || step.kind === 'passageCoded') {
    if (step.kind === 'codeWritten') addCode(open, event, step);
    const isNew = addCoding(open, event, step);
    if (undoneBy !== undefined && isNew) open.removed.set(step.codingId, undoneBy);
    return;
  }
  if (undoneBy !== undefined) {
    markChanged(open, event, undoneBy);
    return;
  }
  switch (step.kind) {
    case 'codeReworded':
      changeCode(open, step.codeId, { words: step.words, number });
      return;
    case 'codeTested': {
      const { couldBeWrittenBefore, saysWhatWasSaid, words } = step;
      const test = { couldBeWrittenBefore, saysWhatWasSaid };
      changeCode(open, step.codeId, { test, testedWords: words, number });
      return;
    }
    case 'codePlaced':
      changeCode(open, step.codeId, { place: step.place, number });
      return;
    case 'codeNoted':
      changeCode(open, step.codeId, { memo: step.memo, number });
      return;
    case 'interviewFinished':
      takeFinished(open, event, step);
      return;
    case 'codingRemoved':
      if (open.codings.has(step.codingId)) open.removed.set(step.codingId, number);
      return;
    case 'codingRestored':
      open.removed.delete(step.codingId);
      changeCoding(open, step.codingId, { number });
      return;
    case 'codingChosen':
      changeCoding(open, step.codingId, { isExample: step.isExample, number });
      return;
    case 'passagesMoved':
      for (const { codingId, anchor } of step.moved)
        changeCoding(open, codingId, { anchor, version: step.version, number });
      return;
    default:
      takeOnBoard(open, step);
  }
}

type BoardStep = Exclude<
  CodingEvent['step'],
  { kind: `code${string}` | `coding${string}` | `passage${string}` | 'interviewFinished' }
>;

function takeOnBoard(open: Open, step: BoardStep): void {
  switch (step.kind) {
    case 'groupNamed':
      open.groups = named(
        open.groups,
        ({ groupId }) => groupId === step.groupId,
        { groupId: step.groupId, name: step.name, conceptId: null, memo: '' },
        { name: step.name },
      );
      return;
    case 'groupMoved':
      open.groups = moved(open.groups, step.groupId, step.after);
      return;
    case 'groupRemoved':
      open.groups = open.groups.filter(({ groupId }) => groupId !== step.groupId);
      return;
    case 'groupPlaced':
      open.groups = open.groups.map((group) =>
        group.groupId === step.groupId ? { ...group, conceptId: step.conceptId } : group,
      );
      return;
    case 'groupNoted':
      open.groups = open.groups.map((group) =>
        group.groupId === step.groupId ? { ...group, memo: step.memo } : group,
      );
      return;
    case 'conceptNamed':
      open.concepts = named(
        open.concepts,
        ({ conceptId }) => conceptId === step.conceptId,
        { conceptId: step.conceptId, name: step.name, literature: '', memo: '' },
        { name: step.name },
      );
      return;
    case 'conceptRemoved':
      open.concepts = open.concepts.filter(({ conceptId }) => conceptId !== step.conceptId);
      return;
    case 'conceptDiscussed': {
      const { literature, memo } = step;
      open.concepts = open.concepts.map((concept) =>
        concept.conceptId === step.conceptId ? { ...concept, literature, memo } : concept,
      );
      return;
    }
    case 'blindChosen':
      open.isBlind = step.isBlind;
      return;
    case 'conceptWritten':
      open.texts.set(step.conceptId, step.text);
      return;
    case 'forceMarked':
      open.forces.set(step.id, step.force);
      return;
    case 'takenBack':
      return;
  }
}

function takeFinished(
  open: Open,
  { personId, byName }: CodingEvent,
  { interviewId, isFinished }: { readonly interviewId: string; readonly isFinished: boolean },
): void {
  const isIt = (one: Finished) => one.interviewId === interviewId && one.personId === personId;
  const others = open.finished.filter((one) => !isIt(one));
  open.finished = isFinished ? [...others, { interviewId, personId, byName }] : others;
}

function addCode(open: Open, { number, byName }: CodingEvent, given: { codeId: string; words: string }) {
  if (open.codes.has(given.codeId)) return;
  open.codes.set(given.codeId, {
    ...{ codeId: given.codeId, words: given.words, test: null, testedWords: null },
    ...{ place: { kind: 'ungrouped' }, memo: '', byName, number },
  });
}

function addCoding(
  open: Open,
  { number, personId, byName }: CodingEvent,
  given: Pick<Coding, 'codingId' | 'codeId' | 'interviewId' | 'version' | 'anchor'>,
): boolean {
  if (open.codings.has(given.codingId)) return false;
  const { codingId, codeId, interviewId, version, anchor } = given;
  open.codings.set(codingId, {
    ...{ codingId, codeId, interviewId, version, anchor },
    ...{ personId, byName, number },
  });
  return true;
}

function changeCode(open: Open, codeId: string, change: Partial<Code> & { testedWords?: string }): void {
  const code = open.codes.get(codeId);
  if (code !== undefined) open.codes.set(codeId, { ...code, ...change });
}

function changeCoding(open: Open, codingId: string, change: Partial<Coding>): void {
  const coding = open.codings.get(codingId);
  if (coding !== undefined) open.codings.set(codingId, { ...coding, ...change });
}

/** A step that was taken back changed what it was about by that, for whoever asks what is new. */
function markChanged(open: Open, { step }: CodingEvent, number: number): void {
  if ('codeId' in step) changeCode(open, step.codeId, { number });
  if ('codingId' in step) changeCoding(open, step.codingId, { number });
}

function named<T>(all: readonly T[], isIt: (one: T) => boolean, made: T, change: Partial<T>): T[] {
  return all.some(isIt) ? all.map((one) => (isIt(one) ? { ...one, ...change } : one)) : [...all, made];
}

function moved(groups: readonly Group[], groupId: string, after: string | null): Group[] {
  const group = groups.find((one) => one.groupId === groupId);
  if (group === undefined || after === groupId) return [...groups];
  const others = groups.filter((one) => one !== group);
  const place = after === null ? 0 : others.findIndex((one) => one.groupId === after) + 1;
  // After a group that is gone: where it is.
  if (after !== null && place === 0) return [...groups];
  return others.toSpliced(place, 0, group);
}

function closed(open: Open, number: number): CodingState {
  const { codes, codings, removed, groups, concepts, isBlind, finished, forces, texts } = open;
  const standing = [...codings.values()].filter(
    ({ codingId, codeId }) => !removed.has(codingId) && codes.has(codeId),
  );
  const onPassages = new Set(standing.map(({ codeId }) => codeId));
  const hasGroup = new Set(groups.map(({ groupId }) => groupId));
  const hasConcept = new Set(concepts.map(({ conceptId }) => conceptId));
  return {
    number,
    codes: [...codes.values()]
      .filter(({ codeId }) => onPassages.has(codeId))
      .map(({ testedWords, ...code }) => ({
        ...code,
        test: testedWords === code.words ? code.test : null,
        place:
          code.place.kind === 'group' && !hasGroup.has(code.place.groupId)
            ? { kind: 'ungrouped' as const }
            : code.place,
      })),
    codings: standing,
    removed: [...codings.values()]
      .filter(({ codingId, codeId }) => removed.has(codingId) && codes.has(codeId))
      .map((coding) => ({ ...coding, number: Math.max(coding.number, removed.get(coding.codingId)!) })),
    groups: groups.map((group) => ({
      ...group,
      conceptId: group.conceptId !== null && hasConcept.has(group.conceptId) ? group.conceptId : null,
    })),
    ...{ concepts, isBlind, finished },
    forces: Object.fromEntries([...forces].filter(([id]) => hasGroup.has(id) || hasConcept.has(id))),
    texts: Object.fromEntries([...texts].filter(([id, text]) => hasConcept.has(id) && text !== '')),
  };
}
