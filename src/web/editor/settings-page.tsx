import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { languages } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormBar, FormStart } from './editor-frame.tsx';
import { editorPlace } from './editor-place.ts';
import { LineField, languageNames, Mistakes, WordsField } from './editor-words.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, draft } = await editorPlace(asked);
  if (!draft) throw data(null, { status: 404 });
  return { editor, draft };
}

export const action = editAction;

export default function SettingsPage() {
  const { editor, draft } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <EditorFrame
      editor={editor}
      here={`/studies/${editor.studyId}/design/settings`}
      title={say(m.editor_part_settings)}
    >
      <form method="post" className="editor-form">
        <FormStart editor={editor} />
        <WordsField path="title" label={say(m.editor_study_title)} words={draft.title} />
        <WordsField
          path="description"
          label={say(m.editor_description)}
          hint={say(m.editor_description_hint)}
          words={draft.description}
          rows={4}
        />
        <fieldset className="plain-choices" id="at-languages">
          <legend>{say(m.editor_languages)}</legend>
          <p className="file-field__hint">{say(m.editor_languages_hint)}</p>
          <input type="hidden" name="languages" value="" />
          {languages.map((one) => (
            <label key={one} className="plain-choice">
              <input
                type="checkbox"
                name="languages"
                value={one}
                defaultChecked={draft.languages.includes(one)}
              />
              {say(languageNames[one])}
            </label>
          ))}
          <Mistakes path="languages" isWithin />
        </fieldset>
        <section aria-labelledby="privacy">
          <h2 className="section-title" id="privacy">
            {say(m.editor_privacy)}
          </h2>
          <div className="field-row">
            <LineField
              path="privacy/minimumGroup"
              label={say(m.editor_minimum_group)}
              hint={say(m.editor_minimum_group_hint)}
              value={draft.minimumGroup}
              width="short"
              inputMode="numeric"
            />
            <LineField
              path="privacy/eraseCodeKeyBy"
              label={say(m.editor_erase_by)}
              hint={say(m.editor_erase_by_hint)}
              value={draft.eraseCodeKeyBy}
              {...(/^(\d{4}-\d{2}-\d{2})?$/.test(draft.eraseCodeKeyBy) ? { type: 'date' as const } : {})}
            />
          </div>
        </section>
        <FormBar />
      </form>
    </EditorFrame>
  );
}
