import { m } from '#messages';
import type { GuidePart } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/** The questions of one part: what to say, what to ask, whether it has been asked, and what was noted. */
export function HoldQuestions(properties: {
  part: GuidePart;
  notes: ReadonlyMap<string, { readonly isAsked: boolean; readonly note: string }>;
  canWrite: boolean;
}) {
  const { part, notes, canWrite } = properties;
  const { say } = useWords();
  const said = part.intro === '' ? null : <p className="guide-view__said">{part.intro}</p>;
  return (
    <>
      {part.kind === 'closing' ? null : said}
      <ol className="hold__questions">
        {part.questions.map(({ id, text, prompts }) => {
          const note = notes.get(id);
          return (
            <li key={id} className="hold__item">
              <p className="hold__question" id={`asks-${id}`}>
                {text}
              </p>
              {prompts.length > 0 ? (
                <ul>
                  {prompts.map((prompt, index) => (
                    <li key={index}>{prompt}</li>
                  ))}
                </ul>
              ) : null}
              {canWrite ? (
                <>
                  <input type="hidden" name="question" value={id} />
                  <label className="plain-choice" htmlFor={`asked-${id}`}>
                    <input
                      type="checkbox"
                      id={`asked-${id}`}
                      name={`asked-${id}`}
                      defaultChecked={note?.isAsked === true}
                      aria-describedby={`asks-${id}`}
                    />
                    {say(m.interviews_hold_asked)}
                  </label>
                  <div className="text-field text-field--wide guide-field">
                    <label htmlFor={`note-${id}`}>{say(m.interviews_hold_note)}</label>
                    <textarea
                      id={`note-${id}`}
                      name={`note-${id}`}
                      rows={2}
                      defaultValue={note?.note ?? ''}
                      aria-describedby={`asks-${id}`}
                    />
                  </div>
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
      {part.kind === 'closing' ? said : null}
    </>
  );
}
