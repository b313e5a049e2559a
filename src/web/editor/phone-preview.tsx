import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';
import { languageNames, useEditor } from './editor-words.tsx';

/** The questionnaire on a phone, as respondents will meet it, in the language chosen above it. */
export function PhonePreview(properties: {
  instrument: string;
  page: string;
  /** The address of the page it stands on, and the language it is shown in. */
  here: string;
  shown: Language;
}) {
  const { instrument, page, here, shown } = properties;
  const { studyId, languages, step } = useEditor();
  const { say } = useWords();
  const source = `/studies/${studyId}/design/preview/${instrument}/${page}?language=${shown}`;
  return (
    <aside className="phone" aria-label={say(m.editor_preview)}>
      <div className="phone__head">
        <h2 className="phone__title" id="preview">
          {say(m.editor_preview)}
        </h2>
        {languages.length > 1 ? (
          <nav aria-label={say(m.editor_preview_language)}>
            {languages.map((language) => (
              <a
                key={language}
                href={`${here}?shown=${language}#preview`}
                aria-current={language === shown ? 'true' : undefined}
              >
                {say(languageNames[language])}
              </a>
            ))}
          </nav>
        ) : null}
      </div>
      <iframe
        className="phone__screen"
        src={`${source}&step=${step}`}
        title={say(m.editor_preview_title)}
        loading="lazy"
        data-preview
      />
      <p className="phone__foot">
        <a href={source} target="_blank" rel="noreferrer">
          {say(m.editor_preview_own)}
        </a>
      </p>
    </aside>
  );
}
