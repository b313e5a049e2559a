import { m } from '#messages';

import { type Turn, viewOfTurn } from '#modules/interviews/schema.ts';
import { useWords } from '#web/language/language.ts';
import type { Quoting } from './code-card.tsx';
import { CodedLine } from './coded-line.tsx';
import type { RefusedForm } from './coding-form.ts';
import { below, withQuery } from './coding-path.ts';
import type { SaidItem } from './coding-words.ts';
import { WriteCode } from './write-code.tsx';

type Shown = {
  text: string;
  turns: readonly Turn[];
  items: readonly SaidItem[];
  interview: { interviewId: string; pseudonym: string };
  version: number;
  number: number;
  here: string;
  openTurn: number | null;
  openCoding: string | null;
  refused: RefusedForm | null;
  sight: { isOwnOnly: boolean };
  quoting: Quoting;
};

/** What was said, turn by turn, with what is coded marked in it and the codes beside it. */
export function Transcript(shown: Shown) {
  const { text, turns, items, interview, version, number, here } = shown;
  const { isOwnOnly } = shown.sight;
  const { say } = useWords();
  return (
    <ol
      className="coding-turns"
      aria-label={say(m.interviews_coding_transcript)}
      data-coding-turns
      data-steps={below(here, 'steps')}
      data-own-only={isOwnOnly || undefined}
      data-interview={interview.interviewId}
      data-version={version}
      data-number={number}
      data-said-saved={say(m.interviews_coding_saved)}
      data-said-saving={say(m.interviews_coding_saving)}
      data-said-unsaved={say(m.interviews_coding_unsaved)}
      data-said-signed-out={say(m.interviews_coding_signed_out)}
      data-said-mark={say(m.interviews_coding_mark_button)}
    >
      {turns.map((turn, index) => (
        <TurnRow key={turn.start} {...shown} turn={turn} index={index} text={text} items={items} />
      ))}
    </ol>
  );
}

function TurnRow({
  turn,
  index,
  text,
  items,
  interview,
  here,
  openTurn,
  openCoding,
  refused,
  quoting,
}: Shown & { turn: Turn; index: number }) {
  const { say } = useWords();
  const marks = items.map(({ codingId, start, end }) => ({ id: codingId, start, end }));
  const { pieces, bars, lanes } = viewOfTurn(turn, marks);
  const own = items.filter(({ start }) => start >= turn.start && start < turn.end);
  const isOpen = refused?.turn === index || (refused === null && openTurn === index);
  const place = say(m.interviews_coding_turn, { speaker: turn.speaker, number: index + 1 });
  return (
    <li
      className={`turn ${turn.speaker === interview.pseudonym ? 'turn--informant' : ''}`}
      id={`turn-${index}`}
      data-start={turn.start}
      data-end={turn.end}
    >
      <div className="turn__said">
        <p className="turn__speaker">
          {turn.speaker} <span>{index + 1}</span>
          {isOpen ? null : (
            <a className="turn__write" href={`${withQuery(here, { turn: index })}#turn-${index}`}>
              {say(m.interviews_coding_write_in_turn)}
              <span className="visually-hidden"> ({place})</span>
            </a>
          )}
        </p>
        <div className="turn__body">
          <p className="turn__text" data-label={place}>
            {pieces.map(({ start, end, ids }) =>
              ids.length === 0 ? (
                text.slice(start, end)
              ) : (
                <mark key={start} data-over={Math.min(ids.length, 4)} data-ids={ids.join(' ')}>
                  {text.slice(start, end)}
                </mark>
              ),
            )}
          </p>
          <div
            className="turn__bars"
            aria-hidden="true"
            style={{ inlineSize: `${Math.min(lanes, 12) * 0.45}rem` }}
          >
            {bars.map(({ id, lane, top, height }) => (
              <span
                key={id}
                data-id={id}
                style={{
                  insetInlineStart: `${lane * 0.45}rem`,
                  insetBlockStart: `${top * 100}%`,
                  blockSize: `${height * 100}%`,
                }}
              />
            ))}
          </div>
        </div>
        {isOpen ? <WriteCode here={here} turn={{ index, place }} refused={refused} /> : null}
      </div>
      <ul className="turn__codes" aria-label={say(m.interviews_coding_codes_of, { place })}>
        {own.map((item) => (
          <CodedLine
            key={item.codingId}
            item={item}
            here={here}
            quoting={quoting}
            isOpen={openCoding === item.codingId || refused?.codingId === item.codingId}
            refused={refused?.codingId === item.codingId ? refused : null}
          />
        ))}
      </ul>
    </li>
  );
}
