import { type Anchor, anchored } from '../../coding/anchors/anchor.ts';
import type { TranscriptVersion } from '../../schema.ts';

const sentences = new Intl.Segmenter('nb', { granularity: 'sentence' });

/**
 * A passage made longer to whole sentences, within the turns it begins and ends in: what somebody else says before or
 * after never comes along. Made longer once more, it stays as it is.
 *
 * @example widen({ text: 'Ja. Vi fikk tid til det.', turns }, { start: 7, end: 15 }).quote // 'Vi fikk tid til det.'
 */
export function widen(
  { text, turns }: Pick<TranscriptVersion, 'text' | 'turns'>,
  passage: Pick<Anchor, 'start' | 'end'>,
): Anchor {
  const around = (place: number) => {
    const turn = turns.find(({ start, end }) => start <= place && place < end);
    const said = turn && sentences.segment(text.slice(turn.start, turn.end)).containing(place - turn.start);
    if (!said) return { start: passage.start, end: passage.end };
    const start = turn.start + said.index + (said.segment.length - said.segment.trimStart().length);
    return { start, end: start + said.segment.trim().length };
  };
  const start = Math.min(passage.start, around(passage.start).start);
  const end = Math.max(passage.end, around(passage.end - 1).end);
  return anchored(text, start, end);
}
