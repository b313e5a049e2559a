import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { LetterWordsLook, Template } from '#modules/surveys/index.ts';
import { isLanguage, type Language } from '#platform/language.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { languageWords } from './letter-words.ts';
import { textOf } from './refused.ts';

const places = { name: '{name}', title: '{title}', link: '{link}', sender: '{sender}' };

/** A letter's words in each of the study's languages, each with what its receiver will read. */
export function LetterWordsForm(properties: {
  words: LetterWordsLook;
  isSaved: boolean;
  /** Why the words that were typed cannot be used. */
  refusal: SaidRefusal | undefined;
}) {
  const { words, isSaved, refusal } = properties;
  const { say } = useWords();
  return (
    <form method="post" action="#words" className="asked-form">
      <input type="hidden" name="stamp" value={words.stamp} />
      <h2 className="section-title" id="words">
        {say(m.letters_words_title)}
      </h2>
      <RefusalAlert refusal={refusal} />
      {isSaved ? (
        <Alert variant="success" role="status">
          {say(m.letters_saved)}
        </Alert>
      ) : null}
      <p className="measure">{say(words.mayEdit ? m.letters_words_text : m.letters_words_fixed, places)}</p>
      <div className="letter-columns">
        {words.languages.map((language) => (
          <div key={language} className="letter-column" lang={language}>
            {words.languages.length === 1 ? null : <h3>{say(languageWords[language])}</h3>}
            {words.mayEdit ? <WordsFields language={language} template={words.templates[language]} /> : null}
            <figure className="letter-preview">
              <figcaption>{say(m.letters_preview)}</figcaption>
              <strong>{words.previews[language]?.subject}</strong>
              <div className="letter-preview__text">{words.previews[language]?.text}</div>
            </figure>
          </div>
        ))}
      </div>
      {words.mayEdit ? (
        <div className="upload__send">
          <Button type="submit" name="intent" value="save" variant="secondary">
            {say(m.letters_save)}
          </Button>
          <Button type="submit" name="intent" value="preview" variant="tertiary">
            {say(m.letters_preview_button)}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function WordsFields({ language, template }: { language: Language; template: Template | undefined }) {
  const { say } = useWords();
  return (
    <div className="letter-fields">
      <input type="hidden" name="language" value={language} />
      <div className="text-field text-field--wide">
        <label htmlFor={`subject-${language}`}>{say(m.letters_subject)}</label>
        <input id={`subject-${language}`} name={`subject-${language}`} defaultValue={template?.subject} />
      </div>
      <div className="text-field text-field--wide">
        <label htmlFor={`text-${language}`}>{say(m.letters_text)}</label>
        <textarea id={`text-${language}`} name={`text-${language}`} rows={18} defaultValue={template?.text} />
      </div>
    </div>
  );
}

/** The words that were sent with the form, in each language it had. */
export function wordsIn(form: FormData): ReadonlyMap<Language, Template> {
  return new Map(
    form
      .getAll('language')
      .map(String)
      .filter(isLanguage)
      .map((language) => [
        language,
        {
          subject: textOf(form, `subject-${language}`).replaceAll(/\s+/g, ' ').trim(),
          text: textOf(form, `text-${language}`),
        },
      ]),
  );
}
