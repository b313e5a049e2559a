import { type Anchor, anchored } from './anchor.ts';
import { findAnchor } from './find-anchor.ts';
import { type TextChange, textChanges } from './text-changes.ts';

/**
 * What became of a coded passage when the transcript was changed: `kept` says the same as before, `edited` was changed
 * inside and both its ends are certain, and `asks` is for a person to decide, with a suggestion where there is one.
 */
export type Moved =
  | { readonly kind: 'kept' | 'edited'; readonly was: Anchor; readonly anchor: Anchor }
  | {
      readonly kind: 'asks';
      readonly was: Anchor;
      readonly why: 'gone' | 'edgeChanged' | 'muchChanged';
      readonly suggestion: Anchor | null;
    };

/** An edited passage of which less than this is left, of the old or in the new, may no longer say what its code says. */
const smallestShareLeft = 0.5;

/**
 * Moves coded passages from one version of a transcript to the next, so that every code stays where it belongs or asks.
 * A passage of some length that stands in the new text as it was, and only once, is never asked about: wherever it or
 * the rest of the text went.
 *
 * @param from the text the anchors hold in
 * @returns one for each anchor, in their order
 */
export function moveAnchors({
  from,
  to,
  anchors,
}: {
  readonly from: string;
  readonly to: string;
  readonly anchors: readonly Anchor[];
}): readonly Moved[] {
  const changes = textChanges(from, to);
  return anchors.map((was) => {
    const moved: Moved =
      changes === undefined ? { kind: 'asks', was, why: 'gone', suggestion: null } : follow(was, changes, to);
    if (moved.kind !== 'asks') return moved;
    // Cut out and put in elsewhere, it is gone from where it was and found where it is.
    const found = isTelling(was) ? findAnchor(to, was) : undefined;
    return found === undefined || found.quote !== was.quote ? moved : { kind: 'kept', was, anchor: found };
  });
}

/** Words as long as this are hardly said twice by chance; shorter ones are found only where they were. */
const isTelling = ({ quote }: Anchor) => quote.length >= 20;

function follow(was: Anchor, changes: readonly TextChange[], to: string): Moved {
  const touching = changes.filter(({ from }) => from.start < was.end && from.end > was.start);
  const inside = changes.filter(
    ({ from }) => from.start === from.end && from.start > was.start && from.start < was.end,
  );
  if (touching.length === 0 && inside.length === 0) {
    const shift = shiftAt(was.start, changes);
    return { kind: 'kept', was, anchor: anchored(to, was.start + shift, was.end + shift) };
  }
  const first = touching.find(({ from }) => from.start <= was.start);
  const last = touching.find(({ from }) => from.end >= was.end);
  const start = first === undefined ? was.start + shiftAt(was.start, changes) : first.to.start;
  const end = last === undefined ? was.end + shiftAt(was.end - 1, changes) : last.to.end;
  if (to.slice(start, end).trim() === '') return { kind: 'asks', was, why: 'gone', suggestion: null };

  const anchor = trimmed(to, start, end);
  const reachesOut = [first, last].some(
    (change) => change !== undefined && (change.from.start < was.start || change.from.end > was.end),
  );
  if (reachesOut) return { kind: 'asks', was, why: 'edgeChanged', suggestion: anchor };
  const left = was.quote.length - touching.reduce((sum, { from }) => sum + from.end - from.start, 0);
  const shareLeft = left / Math.max(was.quote.length, anchor.quote.length);
  if (shareLeft < smallestShareLeft) return { kind: 'asks', was, why: 'muchChanged', suggestion: anchor };
  return { kind: 'edited', was, anchor };
}

/** How far what stands at this place has gone, by the changes before it. */
function shiftAt(place: number, changes: readonly TextChange[]): number {
  const before = changes.findLast(({ from }) => from.end <= place);
  return before === undefined ? 0 : before.to.end - before.from.end;
}

function trimmed(text: string, start: number, end: number): Anchor {
  const passage = text.slice(start, end);
  const quote = passage.trim();
  const at = start + passage.indexOf(quote);
  return anchored(text, at, at + quote.length);
}
