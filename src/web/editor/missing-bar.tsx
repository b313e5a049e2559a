import { Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { type EditorData, hrefOf } from './editor-place.ts';
import { languageNames } from './editor-words.tsx';

/** How many texts each language lacks, with the way to the first of them. */
export function MissingBar({ editor }: { editor: EditorData }) {
  const { say } = useWords();
  if (editor.languages.length < 2) return null;
  return (
    <ul className="missing-bar" aria-label={say(m.editor_languages)}>
      {editor.languages.map((language) => {
        const lacking = editor.missing.filter((one) => one.language === language);
        return (
          <li key={language}>
            <span>{say(languageNames[language])}</span>
            {lacking.length === 0 ? (
              <Tag size="small" variant="moderate" data-color="success">
                {say(m.editor_complete)}
              </Tag>
            ) : (
              <>
                <Tag size="small" variant="moderate" data-color="warning">
                  {say(lacking.length === 1 ? m.editor_lacks_one : m.editor_lacks, { count: lacking.length })}
                </Tag>
                <a href={hrefOf(editor.studyId, lacking[0]!.field)}>{say(m.editor_next_missing)}</a>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
