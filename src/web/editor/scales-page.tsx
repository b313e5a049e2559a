import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { wordsIn } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';
import { AddButton } from './add-button.tsx';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormStart } from './editor-frame.tsx';
import { editorPlace, markOf } from './editor-place.ts';
import { PartButtons } from './part-buttons.tsx';
import { PartMistake } from './part-mistake.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, draft } = await editorPlace(asked);
  if (!draft) throw data(null, { status: 404 });
  return { editor, scales: draft.scales };
}

export const action = editAction;

export default function ScalesPage() {
  const { editor, scales } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const here = `/studies/${editor.studyId}/design/scales`;
  return (
    <EditorFrame
      editor={editor}
      here={here}
      title={say(m.editor_part_scales)}
      lead={<p>{say(m.editor_scales_lead)}</p>}
    >
      <form method="post" className="editor-form">
        <FormStart editor={editor} />
        {scales.length === 0 ? <p className="editor-empty">{say(m.editor_no_scales)}</p> : null}
        <ol className="section-list">
          {scales.map((scale, index) => (
            <li key={scale.id} id={markOf(scale.path)}>
              <div>
                <a href={`${here}/${scale.id}`}>{wordsIn(scale.label, language) || scale.id}</a>
                <p>
                  {say(scale.items.length === 1 ? m.editor_one_question : m.editor_questions, {
                    count: scale.items.length,
                  })}
                  <PartMistake path={scale.path} />
                </p>
              </div>
              <PartButtons
                path={scale.path}
                name={wordsIn(scale.label, language) || scale.id}
                isFirst={index === 0}
                isLast={index === scales.length - 1}
                canDuplicate={false}
              />
            </li>
          ))}
        </ol>
        <div className="add-lines">
          <label htmlFor="new-scale">{say(m.editor_new_scale)}</label>
          <input id="new-scale" name="new-lines:scales" maxLength={200} autoComplete="off" />
          <AddButton path="scales" words={say(m.editor_add_scale)} />
        </div>
      </form>
    </EditorFrame>
  );
}
