import { type Anchor, anchorAt } from '../../coding/anchors/anchor.ts';
import { moveAnchors } from '../../coding/anchors/move-anchors.ts';
import { anchorSchema } from '../../coding/log/steps.ts';
import { contentOf, type NamedTurn, type TranscriptContent } from '../../transcripts/content.ts';
import { type FileTurn, turnsIn } from '../file-text.rules.ts';
import type { QdaSelection, QdaSource } from '../refi/project.ts';

/** A text from a file as a transcript: what is said, apart from who says it. */
export type SourceText = {
  readonly turns: readonly FileTurn[];
  /** With what the file calls those who speak; nobody has been given a pseudonym yet. */
  readonly content: TranscriptContent;
};

/** Divides a source into turns, with the times of its points, where it has any. */
export function textOfSource({ text, recording }: QdaSource): SourceText {
  const times = new Map(recording?.points.map(({ place, milliseconds }) => [place, milliseconds]));
  const turns = turnsIn(text, times);
  return { turns, content: contentOf(turns.map((turn) => spokenOf(text, turn, turn.speaker ?? ''))) };
}

/** The same under the names that each one who speaks is to have. */
export function contentUnder(
  text: string,
  turns: readonly FileTurn[],
  names: ReadonlyMap<string | null, string>,
): TranscriptContent {
  return contentOf(turns.map((turn) => spokenOf(text, turn, names.get(turn.speaker) ?? '')));
}

const spokenOf = (text: string, { start, end, startMs, endMs }: FileTurn, speaker: string): NamedTurn => ({
  speaker,
  startMs,
  endMs,
  text: text.slice(start, end),
});

/**
 * The passages of a source at their places in a transcript: the one that is made of it, or one that is there already, in
 * which words may have been replaced since.
 *
 * @param there the text of the transcript that is there; null when it is made of the source
 * @returns one for each passage, in their order; null for one that has no certain place
 */
export function placePassages(
  source: QdaSource,
  { turns, content }: SourceText,
  there: string | null,
): readonly (Anchor | null)[] {
  const isSame = there !== null && source.text.trim() === there;
  const lead = source.text.length - source.text.trimStart().length;
  const places = source.selections.map(({ start, end }) =>
    isSame ? { start: start - lead, end: end - lead } : inContent({ start, end }, turns, content),
  );
  const text = isSame ? there : content.text;
  const anchors = places.map((place) => {
    const anchor = (place && anchorAt(text, clamped(place, text))) ?? null;
    // One that no step can hold, for its length, has no place here.
    return anchor && anchorSchema.safeParse(anchor).success ? anchor : null;
  });
  if (there === null || text === there) return anchors;
  const moved = moveAnchors({ from: text, to: there, anchors: anchors.flatMap((one) => one ?? []) });
  let next = 0;
  return anchors.map((anchor) => {
    if (anchor === null) return null;
    const one = moved[next++]!;
    return one.kind === 'asks' ? null : one.anchor;
  });
}

const clamped = ({ start, end }: { start: number; end: number }, text: string) => ({
  start: Math.max(0, start),
  end: Math.min(text.length, end),
});

/** A place before who speaks, or between two who speak, is where the words begin or end. */
function inContent(
  { start, end }: Pick<QdaSelection, 'start' | 'end'>,
  turns: readonly FileTurn[],
  content: TranscriptContent,
): { readonly start: number; readonly end: number } | null {
  const first = countFirst(turns, (turn) => turn.end <= start);
  const last = countFirst(turns, (turn) => turn.start < end) - 1;
  if (first === turns.length || last < first) return null;
  const [from, to] = [turns[first]!, turns[last]!];
  return {
    start: content.turns[first]!.start + Math.max(0, start - from.start),
    end: content.turns[last]!.start + Math.min(end, to.end) - to.start,
  };
}

/** How many of the first turns it is true of: they come one after the other, and it is true of none of the rest. */
function countFirst(turns: readonly FileTurn[], isSo: (turn: FileTurn) => boolean): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(turns[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
