import type { CodingState, Open } from './state.ts';
import type { CodingEvent } from './steps.ts';
import { addCode, addCoding, changeCode, changeCoding, markChanged, takeFinished } from './take-codes.ts';
import { takeOnBoard } from './take-on-board.ts';

export type { Code, CodeTest, Coding, CodingState, Concept, Finished, Group } from './state.ts';

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
    codes: new Map(),
    codings: new Map(),
    removed: new Map(),
    groups: [],
    concepts: [],
    isBlind: false,
    finished: [],
    forces: new Map(),
    texts: new Map(),
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
    concepts,
    isBlind,
    finished,
    forces: Object.fromEntries([...forces].filter(([id]) => hasGroup.has(id) || hasConcept.has(id))),
    texts: Object.fromEntries([...texts].filter(([id, text]) => hasConcept.has(id) && text !== '')),
  };
}
