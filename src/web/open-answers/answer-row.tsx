import { m } from '#messages';
import type { RowCode, TextRow } from '#modules/interviews/index.ts';
import { viewOfTurn } from '#modules/interviews/schema.ts';
import { useWords } from '#web/language/language.ts';

/** A text, or several that say the same, with its codes. */
export function AnswerRow({ row, base }: { row: TextRow; base: string }) {
  const { say } = useWords();
  const { key, text, texts, codes } = row;
  return (
    <li className="answer" data-row={key} data-texts={texts.length} id={`text-${key}`}>
      <input type="checkbox" name="text" value={key} id={`choose-${key}`} aria-labelledby={`words-${key}`} />
      <div className="answer__said">
        <label className="answer__text" id={`words-${key}`} htmlFor={`choose-${key}`} data-text>
          {viewOfTurn(
            { start: 0, end: text.length },
            codes.flatMap(({ codeId, marked }) => (marked ? [{ id: codeId, ...marked }] : [])),
          ).pieces.map(({ start, end, ids }) =>
            ids.length > 0 ? (
              <mark key={start} data-over={Math.min(4, ids.length)}>
                {text.slice(start, end)}
              </mark>
            ) : (
              text.slice(start, end)
            ),
          )}
        </label>
        {texts.length > 1 ? (
          <span className="answer__times">{say(m.interviews_answers_times, { count: texts.length })}</span>
        ) : null}
      </div>
      <ul className="answer__codes" data-codes>
        {codes.map((code) => (
          <AnswerRow.Code
            key={`${code.codeId} ${code.marked?.start}`}
            code={code}
            of={texts.length}
            text={text}
          />
        ))}
      </ul>
      <a className="answer__more" href={`${base}/names?text=${key}#text`}>
        {say(m.interviews_answers_hide)}
      </a>
    </li>
  );
}

/** A code on a row; without one it is what the script fills. */
function Code({ code, of = 1, text = '' }: { code: RowCode | null; of?: number; text?: string }) {
  const { say } = useWords();
  const ids = code?.codingIds ?? [];
  const part = code && code.texts < of ? say(m.interviews_answers_part, { part: code.texts, all: of }) : '';
  const marked = code?.marked ? `«${text.slice(code.marked.start, code.marked.end)}»` : '';
  return (
    <li className="answer-code" data-example={code?.isExample ? '' : undefined}>
      <span className="answer-code__words">{code?.words}</span>
      <small data-part>{[part, marked].filter((one) => one !== '').join(' ')}</small>
      <button
        type="submit"
        name={code?.isExample ? 'noExample' : 'example'}
        value={ids[0] ?? ''}
        aria-pressed={code?.isExample ?? false}
        title={say(m.interviews_answers_example)}
      >
        <span aria-hidden="true">★</span>
        <span className="visually-hidden">{say(m.interviews_answers_example)}</span>
      </button>
      <button type="submit" name="remove" value={ids.join(' ')} title={say(m.interviews_answers_remove)}>
        <span aria-hidden="true">×</span>
        <span className="visually-hidden">{say(m.interviews_answers_remove)}</span>
      </button>
    </li>
  );
}
AnswerRow.Code = Code;
