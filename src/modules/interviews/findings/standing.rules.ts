import type { CodingState } from '../coding/log/replay.ts';
import { statusOf } from '../coding/progress.rules.ts';
import type { Field } from './field.rules.ts';

/** A locked report, by its number in the study and its day, as in 2026-03-01. */
type Locked = { readonly reportId: string; readonly version: number; readonly lockedOn: string };

/** How far it has come from codes to a locked report, and what is to be done next. */
export type FindingsCome = {
  readonly codes: number;
  readonly untested: number;
  readonly ungrouped: number;
  readonly concepts: number;
  /** The newest locked report; null before there is one. */
  readonly locked: Locked | null;
  /** The method's own order: the code test, the groups, the concepts, the report. */
  readonly next: 'code' | 'test' | 'group' | 'concepts' | 'lock' | 'done';
};

export function findingsCome(given: {
  readonly state: Pick<CodingState, 'codes' | 'groups' | 'concepts'>;
  readonly field: Pick<Field, 'codes'>;
  readonly reports: readonly Locked[];
}): FindingsCome {
  const { state, field, reports } = given;
  const here = new Set(field.codes.map(({ codeId }) => codeId));
  const codes = state.codes.filter(({ codeId }) => here.has(codeId));
  const untested = codes.filter((code) => statusOf(code) === 'untested').length;
  const ungrouped = codes.filter(({ place }) => place.kind === 'ungrouped').length;
  const concepts = state.concepts.length;
  const [newest] = reports.toSorted((a, b) => b.version - a.version);
  const locked = newest
    ? { reportId: newest.reportId, version: newest.version, lockedOn: newest.lockedOn }
    : null;
  const next = () => {
    if (codes.length === 0) return 'code';
    // Whoever has locked a report has looked over what they left untested, or outside the groups.
    if (locked) return 'done';
    if (untested > 0) return 'test';
    if (ungrouped > 0) return 'group';
    return concepts === 0 ? 'concepts' : 'lock';
  };
  return { codes: codes.length, untested, ungrouped, concepts, locked, next: next() };
}
