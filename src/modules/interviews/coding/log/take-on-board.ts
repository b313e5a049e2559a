import type { Group, Open } from './state.ts';
import type { CodingEvent } from './steps.ts';

type BoardStep = Exclude<
  CodingEvent['step'],
  { kind: `code${string}` | `coding${string}` | `passage${string}` | 'interviewFinished' }
>;

/** Takes in a step about groups and concepts. */
export function takeOnBoard(open: Open, step: BoardStep): void {
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
