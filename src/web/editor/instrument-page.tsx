import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { wordsIn } from '#modules/studies/index.ts';
import { isLanguage } from '#platform/language.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { AddButton } from './add-button.tsx';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormBar, FormStart } from './editor-frame.tsx';
import { editorPlace, markOf } from './editor-place.ts';
import { Mistakes, WordsField } from './editor-words.tsx';
import { PartButtons } from './part-buttons.tsx';
import { PartMistake } from './part-mistake.tsx';
import { PhonePreview } from './phone-preview.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, draft } = await editorPlace(asked);
  const instrument = draft?.instruments.find(({ id }) => id === asked.params.instrument);
  if (!instrument) throw data(null, { status: 404 });
  const asksFor = new URL(asked.request.url).searchParams.get('shown');
  const shown = [asksFor, languageOf(asked.request)].find(
    (one) => isLanguage(one) && editor.languages.includes(one),
  );
  return { editor, instrument, shown: isLanguage(shown) ? shown : editor.languages[0]! };
}

export const action = editAction;

export default function InstrumentPage() {
  const { editor, instrument, shown } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const here = `/studies/${editor.studyId}/design/instruments/${instrument.id}`;
  const { path, sections } = instrument;
  return (
    <EditorFrame editor={editor} here={here} title={wordsIn(instrument.title, language) || instrument.id}>
      <div className="editor-split">
        <form method="post" className="editor-form" data-writing={`/studies/${editor.studyId}/design/typing`}>
          <FormStart editor={editor} />
          <WordsField
            path={`${path}/title`}
            label={say(m.editor_instrument_title)}
            hint={say(m.editor_instrument_title_hint)}
            words={instrument.title}
          />
          <WordsField
            path={`${path}/introduction`}
            label={say(m.editor_instrument_introduction)}
            hint={say(m.editor_instrument_introduction_hint)}
            words={instrument.introduction}
            rows={4}
          />
          <section aria-labelledby="sections">
            <h2 className="section-title" id="sections">
              {say(m.editor_sections)}
            </h2>
            <Mistakes path={`${path}/sections`} />
            {sections.length === 0 ? <p className="editor-empty">{say(m.editor_no_sections)}</p> : null}
            <ol className="section-list">
              {sections.map((section, index) => (
                <li key={section.path} id={markOf(section.path)}>
                  <div>
                    <a href={`${here}/${index + 1}`}>
                      {`${index + 1}. ${wordsIn(section.title, language) || say(m.editor_section_number, { number: index + 1 })}`}
                    </a>
                    <p>
                      {say(section.items.length === 1 ? m.editor_one_question : m.editor_questions, {
                        count: section.items.length,
                      })}
                      <PartMistake path={section.path} />
                    </p>
                  </div>
                  <PartButtons
                    path={section.path}
                    name={wordsIn(section.title, language)}
                    isFirst={index === 0}
                    isLast={index === sections.length - 1}
                  />
                </li>
              ))}
            </ol>
            <div className="add-lines">
              <label htmlFor="new-section">{say(m.editor_new_section)}</label>
              <input id="new-section" name={`new-lines:${path}`} maxLength={300} autoComplete="off" />
              <AddButton path={path} words={say(m.editor_add_section)} />
            </div>
          </section>
          <FormBar />
        </form>
        <PhonePreview instrument={instrument.id} page="start" here={here} shown={shown} />
      </div>
      <script src="/editor.js" type="module" />
    </EditorFrame>
  );
}
