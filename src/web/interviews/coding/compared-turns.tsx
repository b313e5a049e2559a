import { m } from '#messages';
import type { ComparedCoding, ComparedTurn } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/**
 * What was said, with two people's codings on either side. In the order of the document the text comes first and then the
 * one and the other, which is also how it stands on a phone; where there is room, the text is in the middle.
 */
export function ComparedTurns(properties: {
  text: string;
  turns: readonly ComparedTurn[];
  all: number;
  first: { personId: string; name: string };
  second: { personId: string; name: string };
  coding: string;
}) {
  const { text, turns, all, first, second, coding } = properties;
  const { say } = useWords();
  return (
    <section aria-labelledby="compared">
      <h2 className="section-title" id="compared">
        {say(m.interviews_coders_text)}
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
      {turns.length < all ? <p>{say(m.interviews_coders_turns, { shown: turns.length, all })}</p> : null}
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
                {turn.pieces.map(({ start, end, by }) =>
                  by === 'neither' ? (
                    text.slice(start, end)
                  ) : (
                    <mark key={start} data-by={by}>
                      {text.slice(start, end)}
                    </mark>
                  ),
                )}
              </p>
            </div>
            <Side codings={turn.first} name={first.name} side="first" turn={turn.index} coding={coding} />
            <Side codings={turn.second} name={second.name} side="second" turn={turn.index} coding={coding} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Side(properties: {
  codings: readonly ComparedCoding[];
  name: string;
  side: 'first' | 'second';
  turn: number;
  coding: string;
}) {
  const { codings, name, side, turn, coding } = properties;
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
      <ul aria-label={say(m.interviews_coders_codes_of, { name, number: turn + 1 })}>
        {codings.map((one) => (
          <li key={one.codingId} data-meets={one.meets}>
            <a href={`${coding}?coding=${one.codingId}#coding-${one.codingId}`}>{one.words}</a>
            <q>{one.quote}</q>
            <small>{meets(one)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
