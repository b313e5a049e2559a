import { Alert, Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { wordsIn } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';
import { AddButton } from './add-button.tsx';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormStart } from './editor-frame.tsx';
import { editorPlace, markOf } from './editor-place.ts';
import { OfficesSaid } from './offices-said.tsx';
import { PartButtons } from './part-buttons.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { editor, draft } = await editorPlace(asked);
  return { editor, draft };
}

export const action = editAction;

/** The whole study at a glance, and the way into each part of it. */
export default function DesignPage() {
  const { editor, draft } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const base = `/studies/${editor.studyId}/design`;
  return (
    <EditorFrame editor={editor} here={base} title={say(m.editor_title)} lead={<p>{say(m.editor_lead)}</p>}>
      {draft ? (
        <form method="post" className="editor-form">
          <FormStart editor={editor} />
          <section aria-labelledby="questionnaires">
            <h2 className="section-title" id="questionnaires">
              {say(m.editor_instruments)}
            </h2>
            {draft.instruments.length === 0 ? (
              <p className="editor-empty">{say(m.editor_no_instruments)}</p>
            ) : null}
            <ul className="instrument-list">
              {draft.instruments.map((instrument, index) => {
                const name = wordsIn(instrument.title, language) || instrument.id;
                const count = instrument.sections.reduce((sum, { items }) => sum + items.length, 0);
                return (
                  <li key={instrument.id} id={markOf(instrument.path)}>
                    <div className="instrument-list__head">
                      <h3>
                        <a href={`${base}/instruments/${instrument.id}`}>{name}</a>
                        <span>
                          {say(count === 1 ? m.editor_one_question : m.editor_questions, { count })}
                        </span>
                      </h3>
                      <PartButtons
                        path={instrument.path}
                        name={name}
                        isFirst={index === 0}
                        isLast={index === draft.instruments.length - 1}
                      />
                    </div>
                    <ol>
                      {instrument.sections.map((section, place) => (
                        <li key={section.path}>
                          <a href={`${base}/instruments/${instrument.id}/${place + 1}`}>
                            {wordsIn(section.title, language) ||
                              say(m.editor_section_number, { number: place + 1 })}
                          </a>{' '}
                          <span>{section.items.length}</span>
                        </li>
                      ))}
                    </ol>
                  </li>
                );
              })}
            </ul>
            <fieldset className="add-part">
              <legend>{say(m.editor_new_instrument)}</legend>
              <div className="field-row field-row--end">
                <div className="line-field">
                  <label htmlFor="new-who">{say(m.editor_new_instrument_who)}</label>
                  <select id="new-who" name="new-kind:instruments">
                    <option value="employee">{say(m.editor_who_employee)}</option>
                    <option value="leader">{say(m.editor_who_leader)}</option>
                    <option value="user">{say(m.editor_who_user)}</option>
                    <option value="">{say(m.editor_who_other)}</option>
                  </select>
                </div>
                <div className="line-field">
                  <label htmlFor="new-title">{say(m.editor_instrument_title)}</label>
                  <input id="new-title" name="new-lines:instruments" maxLength={300} autoComplete="off" />
                </div>
                <AddButton path="instruments" words={say(m.editor_add_instrument)} />
              </div>
            </fieldset>
          </section>
          <section aria-labelledby="rest">
            <h2 className="section-title" id="rest">
              {say(m.editor_rest)}
            </h2>
            <dl className="rest-list">
              <div>
                <dt>
                  <a href={`${base}/scales`}>{say(m.editor_part_scales)}</a>
                </dt>
                <dd>
                  {draft.scales.length === 0
                    ? say(m.editor_no_scales_short)
                    : draft.scales.map(({ label, id }) => wordsIn(label, language) || id).join(', ')}
                </dd>
              </div>
              <div>
                <dt>
                  <a href={`${base}/offices`}>{say(m.editor_part_offices)}</a>
                </dt>
                <dd>
                  <OfficesSaid draft={draft} />
                </dd>
              </div>
              <div>
                <dt>
                  <a href={`${base}/settings`}>{say(m.editor_part_settings)}</a>
                </dt>
                <dd>{say(m.editor_rest_settings, { minimum: draft.minimumGroup || '5' })}</dd>
              </div>
              <div id="plan">
                <dt>
                  <a href={`${base}/text`}>{say(m.editor_rest_plan)}</a>
                </dt>
                <dd>
                  {draft.planned === 0
                    ? say(m.editor_no_plan)
                    : say(draft.planned === 1 ? m.editor_plan_one : m.editor_plan_count, {
                        count: draft.planned,
                      })}
                  {draft.planned === 0 && draft.instruments.length > 0 ? (
                    <Button type="submit" name="intent" value="add:plan" variant="secondary" size="small">
                      {say(m.editor_make_plan)}
                    </Button>
                  ) : null}
                </dd>
              </div>
            </dl>
          </section>
        </form>
      ) : (
        <Alert variant="warning" className="measure">
          <a href={`${base}/text`}>{say(m.editor_mend_text)}</a>
        </Alert>
      )}
    </EditorFrame>
  );
}
