import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import type { ListedCode } from './codes-data.ts';

/** Codes that lie together: a group, what is outside, what lies nowhere yet. Each can be ticked, and dragged. */
export function Pile({ id, name, codes }: { id: string; name: string; codes: readonly ListedCode[] }) {
  const { say } = useWords();
  return (
    <fieldset className="pile" data-pile={id}>
      <legend>
        {name} <span data-count>{codes.length}</span>
      </legend>
      <ul>
        {codes.map(({ codeId, words, status, statusText, memo, passages }) => (
          <li key={codeId} data-card={codeId} data-status={status}>
            <label>
              <input type="checkbox" name="code" value={codeId} />
              <span>
                {words}
                <small>
                  {[
                    [...new Set(passages.map(({ pseudonym }) => pseudonym))].join(', '),
                    status === 'passed' ? '' : statusText,
                  ]
                    .filter((one) => one !== '')
                    .join(' · ')}
                </small>
                {memo ? <small className="pile__memo">{memo}</small> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="pile__empty">{say(m.interviews_board_empty)}</p>
    </fieldset>
  );
}
