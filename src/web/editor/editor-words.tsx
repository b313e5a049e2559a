import { createContext, useContext } from 'react';
import { m } from '#messages';
import type { DraftWords } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';
import { type EditorData, markOf } from './editor-place.ts';

export const EditorContext = createContext<EditorData | null>(null);

export function useEditor(): EditorData {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('A field of the editor stands outside the editor');
  return editor;
}

/** The languages of a study, by the names they have in the reader's. */
export const languageNames: Readonly<Record<Language, typeof m.editor_language_nb>> = {
  nb: m.editor_language_nb,
  nn: m.editor_language_nn,
  en: m.editor_language_en,
};

/** What is wrong with a place in the study, and with all within it. */
export function useProblems(path: string, isWithin = false): readonly string[] {
  const { problems } = useEditor();
  return problems
    .filter(({ field }) => field === path || (isWithin && field.startsWith(`${path}/`)))
    .map(({ text }) => text);
}

export function Mistakes({ path, isWithin }: { path: string; isWithin?: boolean }) {
  const problems = useProblems(path, isWithin);
  if (problems.length === 0) return null;
  return (
    <p className="field-mistake" id={`${markOf(path)}-mistake`}>
      {problems.join(' ')}
    </p>
  );
}

/** One text in the languages of the study, side by side where there is room. What is missing says so. */
export function WordsField(properties: {
  path: string;
  label: string;
  words: DraftWords;
  rows?: number;
  hint?: string;
  isQuiet?: boolean;
}) {
  const { path, label, words, rows = 1, hint, isQuiet } = properties;
  const { languages } = useEditor();
  const { say } = useWords();
  const problems = useProblems(path);
  const mark = markOf(path);
  const isEmpty = languages.every((language) => words[language] === '');
  const described = [hint ? `${mark}-hint` : '', problems.length > 0 ? `${mark}-mistake` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset className={`words${isQuiet ? ' words--quiet' : ''}`} id={mark}>
      <legend>{label}</legend>
      {hint ? (
        <p className="file-field__hint" id={`${mark}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className={`words__columns words__columns--${languages.length}`}>
        {languages.map((language, place) => {
          const isMissing = !isEmpty && !words.isShared && words[language] === '';
          const id = `${mark}-${language}`;
          return (
            <div key={language} className={isMissing ? 'words__one words__one--missing' : 'words__one'}>
              <label htmlFor={id}>
                <span className="visually-hidden">{`${label}, `}</span>
                {say(languageNames[language])}
                {isMissing ? <span className="words__lack">{say(m.editor_missing)}</span> : null}
              </label>
              <textarea
                id={id}
                name={`${path}/${language}`}
                rows={rows}
                lang={language}
                spellCheck
                maxLength={5000}
                defaultValue={words[language]}
                placeholder={words.isShared && place > 0 ? say(m.editor_shared) : undefined}
                aria-invalid={problems.length > 0 ? true : undefined}
                aria-describedby={described || undefined}
              />
            </div>
          );
        })}
      </div>
      <Mistakes path={path} />
    </fieldset>
  );
}

export function LineField(properties: {
  path: string;
  label: string;
  value: string;
  hint?: string;
  width?: 'short' | 'long';
  inputMode?: 'numeric' | 'decimal';
  type?: 'date';
}) {
  const { path, label, value, hint, width = 'long', inputMode, type } = properties;
  const problems = useProblems(path);
  const mark = markOf(path);
  const described = [hint ? `${mark}-hint` : '', problems.length > 0 ? `${mark}-mistake` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={`line-field line-field--${width}`}>
      <label htmlFor={mark}>{label}</label>
      {hint ? (
        <p className="file-field__hint" id={`${mark}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        id={mark}
        name={path}
        type={type ?? 'text'}
        inputMode={inputMode}
        defaultValue={value}
        maxLength={200}
        autoComplete="off"
        aria-invalid={problems.length > 0 ? true : undefined}
        aria-describedby={described || undefined}
      />
      <Mistakes path={path} />
    </div>
  );
}
