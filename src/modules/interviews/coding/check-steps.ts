import { anchorAt, holds } from './anchors/anchor.ts';
import { findAnchor } from './anchors/find-anchor.ts';
import { isTheirs } from './coders/choose-blind.rules.ts';
import type { Refused, RefusedWhy } from './coding-room.ts';
import type { SentStep, Step } from './log/steps.ts';
import type { Kept } from './states.ts';

export type Checked = { readonly taken: readonly SentStep[]; readonly refused: readonly Refused[] };

/** The text with this id, in its newest version. */
export type TextOf = (id: string) => { readonly text: string; readonly version: number } | null;

/**
 * Which steps can be taken in. A passage is taken from the transcript, never from whoever sends it: marked in a version
 * that has been edited since, it is looked for in the one there is. A step that is in the log already was checked then.
 *
 * @param textOf what was said, or written, that a passage is of; null for what is not open here
 * @param choosesBlind whether whoever sends them may choose that people code blind, or no longer
 */
export function checkSteps(
  steps: readonly SentStep[],
  given: {
    readonly kept: Kept;
    readonly textOf: TextOf;
    readonly personId: string;
    readonly choosesBlind: boolean;
  },
): Checked {
  const { kept, textOf, personId } = given;
  const { state, events } = kept;
  const had = new Set(events.map(({ eventId }) => eventId));
  const made = new Map(events.map((event) => [event.eventId, event as Made]));
  const codings = [...state.codings, ...state.removed];
  const known = {
    codes: new Set([...state.codes, ...codings].map(({ codeId }) => codeId)),
    codings: new Set(codings.map(({ codingId }) => codingId)),
    events: new Set(had),
  };
  const taken: SentStep[] = [];
  const refused: Refused[] = [];
  for (const { eventId, step: sent } of steps) {
    if (had.has(eventId)) continue;
    const step = placed(sent, textOf);
    const isOwn = isTheirs({ eventId, step: sent }, { ...given, made });
    const why = typeof step === 'string' ? step : isOwn ? lackOf(step, known) : 'notTheirs';
    if (typeof step === 'string' || why !== null) {
      refused.push({ eventId, why: why as RefusedWhy });
      continue;
    }
    if (step.kind === 'codeWritten') known.codes.add(step.codeId);
    if ('codingId' in step) known.codings.add(step.codingId);
    known.events.add(eventId);
    made.set(eventId, { eventId, step, personId });
    taken.push({ eventId, step });
  }
  return { taken, refused };
}

type Made = SentStep & { readonly personId: string };

function placed(step: Step, textOf: TextOf): Step | RefusedWhy {
  if (step.kind === 'passagesMoved' || step.kind === 'codeKept') return 'notThisInterview';
  if (step.kind === 'interviewFinished' && textOf(step.interviewId) === null) {
    return 'notThisInterview';
  }
  if (step.kind !== 'codeWritten' && step.kind !== 'passageCoded') return step;
  const open = textOf(step.interviewId);
  if (open === null) return 'notThisInterview';
  const { text, version } = open;
  const anchor = holds(text, step.anchor)
    ? anchorAt(text, step.anchor)
    : step.version === version
      ? undefined
      : findAnchor(text, step.anchor);
  return anchor === undefined ? 'passageGone' : { ...step, anchor, version };
}

type Known = Readonly<Record<'codes' | 'codings' | 'events', ReadonlySet<string>>>;

function lackOf(step: Step, { codes, codings, events }: Known): RefusedWhy | null {
  if (step.kind === 'codeWritten') return codings.has(step.codingId) ? 'codeGone' : null;
  if ('codeId' in step && !codes.has(step.codeId)) return 'codeGone';
  if (['codingRemoved', 'codingRestored', 'codingChosen'].includes(step.kind) && 'codingId' in step) {
    return codings.has(step.codingId) ? null : 'codeGone';
  }
  return step.kind === 'takenBack' && !events.has(step.eventId) ? 'codeGone' : null;
}
