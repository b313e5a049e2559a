import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { wordsIn } from '#modules/studies/index.ts';
import { isLanguage } from '#platform/language.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormBar, FormStart } from './editor-frame.tsx';
import { editorPlace } from './editor-place.ts';
import { Mistakes, WordsField } from './editor-words.tsx';
import { ItemCard } from './item-card.tsx';
import { kindNames } from './kind-names.ts';
import { PhonePreview } from './phone-preview.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, draft } = await editorPlace(asked);
  const instrument = draft?.instruments.find(({ id }) => id === asked.params.instrument);
  const place = Number(asked.params.section) - 1;
  const section = instrument?.sections[place];
  if (!instrument || !section) throw data(null, { status: 404 });
  const asksFor = new URL(asked.request.url).searchParams.get('shown');
  const own = languageOf(asked.request);
  const shown = [asksFor, own].find((one) => isLanguage(one) && editor.languages.includes(one));
  return {
    editor,
    instrument,
    place,
    section,
    shown: isLanguage(shown) ? shown : editor.languages[0]!,
  };
}

export const action = editAction;

export default function SectionPage() {
  const { editor, instrument, place, section, shown } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const base = `/studies/${editor.studyId}/design/instruments/${instrument.id}`;
  const here = `${base}/${place + 1}`;
  const before = instrument.sections.slice(0, place).flatMap(({ items }) => items);
  const title = wordsIn(section.title, language) || say(m.editor_section_number, { number: place + 1 });
  const adds = section.path;
  return (
    <>
      <BackLink href={base}>{wordsIn(instrument.title, language) || instrument.id}</BackLink>
      <EditorFrame editor={editor} here={base} title={title}>
        <div className="editor-split">
          <form
            method="post"
            className="editor-form"
            data-writing={`/studies/${editor.studyId}/design/typing`}
          >
            <FormStart editor={editor} />
            <p className="section-steps">
              {instrument.sections.map((one, index) => (
                <a
                  key={one.path}
                  href={`${base}/${index + 1}`}
                  aria-current={index === place ? 'page' : undefined}
                >
                  {`${index + 1}. ${wordsIn(one.title, language) || say(m.editor_section_number, { number: index + 1 })}`}
                </a>
              ))}
            </p>
            <WordsField
              path={`${section.path}/title`}
              label={say(m.editor_section_title)}
              words={section.title}
            />
            <WordsField
              path={`${section.path}/introduction`}
              label={say(m.editor_section_introduction)}
              hint={say(m.editor_section_introduction_hint)}
              words={section.introduction}
              rows={2}
              isQuiet
            />
            <Mistakes path={`${section.path}/items`} />
            {section.items.length === 0 ? <p className="editor-empty">{say(m.editor_no_questions)}</p> : null}
            <ol className="item-list">
              {section.items.map((item, index) => (
                <ItemCard
                  key={item.path}
                  item={item}
                  number={index + 1}
                  isFirst={index === 0}
                  isLast={index === section.items.length - 1}
                  earlier={[...before, ...section.items.slice(0, index)]}
                  sections={instrument.sections}
                />
              ))}
            </ol>
            <fieldset className="add-part">
              <legend>{say(m.editor_new_questions)}</legend>
              <div className="line-field">
                <label htmlFor="new-kind">{say(m.editor_kind)}</label>
                <select id="new-kind" name={`new-kind:${adds}`}>
                  {Object.entries(kindNames).map(([kind, words]) => (
                    <option key={kind} value={kind}>
                      {say(words)}
                    </option>
                  ))}
                </select>
              </div>
              <div className="add-lines">
                <label htmlFor="new-lines">{say(m.editor_new_texts)}</label>
                <p className="file-field__hint" id="new-lines-hint">
                  {say(m.editor_new_texts_hint)}
                </p>
                <textarea
                  id="new-lines"
                  name={`new-lines:${adds}`}
                  rows={3}
                  maxLength={50_000}
                  aria-describedby="new-lines-hint"
                />
                <Button
                  type="submit"
                  name="intent"
                  value={`add:${adds}`}
                  variant="secondary"
                  icon={<PlusIcon aria-hidden />}
                >
                  {say(m.editor_add_questions)}
                </Button>
              </div>
            </fieldset>
            <FormBar />
          </form>
          <PhonePreview instrument={instrument.id} page={String(place + 1)} here={here} shown={shown} />
        </div>
        <script src="/editor.js" type="module" />
      </EditorFrame>
    </>
  );
}
