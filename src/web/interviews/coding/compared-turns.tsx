import { m } from '#messages';
import type { ComparedCoding, ComparedTurn } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/** A turn of an interview, or a line of answers, with its words. */
export type ShownTurn = Pick<ComparedTurn, 'index' | 'speaker' | 'first' | 'second'> & {
  readonly pieces: readonly (ComparedTurn['pieces'][number] & { readonly text: string })[];
};

/** The same with the words of each of its pieces. */
export const shownTurn = (turn: ComparedTurn, text: string): ShownTurn => ({
  index: turn.index,
  speaker: turn.speaker,
  first: turn.first,
  second: turn.second,
  pieces: turn.pieces.map((piece) => ({ ...piece, text: text.slice(piece.start, piece.end) })),
});

const wordsOf = {
  interview: {
    title: m.interviews_coders_text,
    some: m.interviews_coders_turns,
    codesOf: m.interviews_coders_codes_of,
  },
  question: {
    title: m.interviews_answers_side_text,
    some: m.interviews_answers_side_some,
    codesOf: m.interviews_answers_side_codes_of,
  },
} as const;

/**
 * What was said, with two people's codings on either side. In the order of the document the text comes first and then the
 * one and the other, which is also how it stands on a phone; where there is room, the text is in the middle.
 */
export function ComparedTurns(properties: {
  turns: readonly ShownTurn[];
  /** How many there are besides those shown. */
  all: number;
  first: { name: string };
  second: { name: string };
  /** Where a coding is seen among the others. */
  hrefOf: (turn: ShownTurn, coding: ComparedCoding) => string;
  of?: keyof typeof wordsOf;
}) {
  const { turns, all, first, second, hrefOf, of = 'interview' } = properties;
  const words = wordsOf[of];
  const { say } = useWords();
  return (
    <section aria-labelledby="compared">
      <h2 className="section-title" id="compared">
        {say(words.title)}
      </h2>
      <ul className="compared-legend">
        <li>
          <mark data-by="first">{first.name}</mark>
        </li>
        <li>
          <mark data-by="second">{second.name}</mark>
        </li>
        <li>
          <mark data-by="both">{say(m.interviews_coders_both)}</mark>
        </li>
      </ul>
      {turns.length < all ? <p>{say(words.some, { shown: turns.length, all })}</p> : null}
      <div className="compared-heads" aria-hidden="true">
        <p>{first.name}</p>
        <p />
        <p>{second.name}</p>
      </div>
      <ol className="compared-turns">
        {turns.map((turn) => (
          <li key={turn.index} className="compared-turn" id={`turn-${turn.index}`}>
            <div className="compared-turn__said">
              <p className="turn__speaker">
                {turn.speaker} <span>{turn.index + 1}</span>
              </p>
              <p className="turn__text">
                {turn.pieces.map(({ start, text, by }) =>
                  by === 'neither' ? (
                    text
                  ) : (
                    <mark key={start} data-by={by}>
                      {text}
                    </mark>
                  ),
                )}
              </p>
            </div>
            {(['first', 'second'] as const).map((side) => {
              const { name } = properties[side];
              const label = say(words.codesOf, { name, number: turn.index + 1 });
              return <Side key={side} {...{ turn, side, name, label, hrefOf }} />;
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Side(properties: {
  turn: ShownTurn;
  side: 'first' | 'second';
  name: string;
  label: string;
  hrefOf: (turn: ShownTurn, coding: ComparedCoding) => string;
}) {
  const { turn, side, name, label, hrefOf } = properties;
  const codings = turn[side];
  // What stands on all of it says it once: it is right beside.
  const whole = turn.pieces.map(({ text }) => text).join('');
  const { say } = useWords();
  const meets = (one: ComparedCoding) =>
    one.meets === 'alone'
      ? say(m.interviews_coders_meets_none)
      : one.meets === 'sameCode'
        ? say(m.interviews_coders_meets_same)
        : say(m.interviews_coders_meets_other, { codes: one.others.map((words) => `«${words}»`).join(', ') });
  if (codings.length === 0) return <div className={`compared-side compared-side--${side}`} />;
  return (
    <div className={`compared-side compared-side--${side}`}>
      <p className="compared-side__name">{name}</p>
      <ul aria-label={label}>
        {codings.map((one) => (
          <li key={one.codingId} data-meets={one.meets}>
            <a href={hrefOf(turn, one)}>{one.words}</a>
            {one.quote === whole ? null : <q>{one.quote}</q>}
            <small>{meets(one)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
