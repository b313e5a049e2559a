import type { SpokenTurn } from '../spoken.ts';

/**
 * Joins what the same speaker says in a row, as subtitles cut a sentence in many. Someone unnamed goes on from the one
 * before, unless nobody has been named at all: then each piece stays by itself, with its own time.
 */
export function joinTurns(pieces: readonly SpokenTurn[]): readonly SpokenTurn[] {
  const isAnybodyNamed = pieces.some(({ speaker }) => speaker !== null);
  const turns: SpokenTurn[] = [];
  for (const piece of pieces) {
    const last = turns.at(-1);
    const goesOn =
      isAnybodyNamed && last !== undefined && (piece.speaker === null || piece.speaker === last.speaker);
    if (goesOn) {
      turns[turns.length - 1] = {
        ...last,
        text: `${last.text} ${piece.text}`,
        endMs: piece.endMs ?? last.endMs,
      };
    } else turns.push(piece);
  }
  return turns;
}
