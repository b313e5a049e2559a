import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { editAction } from './edit-action.ts';
import { EditorFrame, FormBar, FormStart } from './editor-frame.tsx';
import { editorPlace } from './editor-place.ts';
import { Mistakes } from './editor-words.tsx';
import { itemsWithColumn, listedOffice, statementsIn } from './office-columns.ts';
import { OfficeMonths } from './office-months.tsx';
import { OfficeUnits } from './office-units.tsx';

export async function loader(asked: LoaderFunctionArgs) {
  const { actor, editor, draft } = await editorPlace(asked);
  if (!draft) throw data(null, { status: 404 });
  const counties = await asked.context.get(servicesContext).offices.toTake(actor);
  return { editor, draft, counties };
}

export const action = editAction;

/** Where people work: what says so, which unit of the register each office is, and what is read of it. */
export default function StudyOfficesPage() {
  const { editor, draft, counties } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const columns = itemsWithColumn(draft, language);
  const statements = statementsIn(draft, language);
  const chosen = draft.officeColumn;
  const { registration } = draft.offices;
  return (
    <EditorFrame
      editor={editor}
      here={`/studies/${editor.studyId}/design/offices`}
      title={say(m.editor_part_offices)}
      lead={<p>{say(m.editor_offices_lead)}</p>}
    >
      <form method="post" className="editor-form">
        <FormStart editor={editor} />
        <input type="hidden" name="offices/of" value={chosen} />
        <div className="line-field" id="at-offices-column">
          <label htmlFor="office-column">{say(m.editor_office)}</label>
          <p className="file-field__hint">{say(m.editor_office_hint)}</p>
          <select id="office-column" name="offices/column" defaultValue={chosen}>
            <option value="">{say(m.editor_office_none)}</option>
            {columns.some(({ column }) => column === listedOffice) ? null : (
              <option value={listedOffice}>{say(m.editor_office_listed)}</option>
            )}
            {chosen !== '' && chosen !== listedOffice && !columns.some(({ column }) => column === chosen) ? (
              <option value={chosen}>{chosen}</option>
            ) : null}
            {columns.map(({ column, name }) => (
              <option key={column} value={column}>
                {name}
              </option>
            ))}
          </select>
          <p className="file-field__hint">{say(m.editor_office_apply_first)}</p>
          <Mistakes path="offices" />
          <Mistakes path="offices/column" />
          <Mistakes path="offices/sizes" isWithin />
        </div>
        {chosen === '' ? null : (
          <>
            <OfficeUnits draft={draft} counties={counties} />
            <OfficeMonths offices={draft.offices} />
            <div className="line-field" id="at-offices-registration">
              <label htmlFor="office-registration">{say(m.editor_registration)}</label>
              <p className="file-field__hint">{say(m.editor_registration_hint)}</p>
              <select id="office-registration" name="offices/registration" defaultValue={registration}>
                <option value="">{say(m.editor_registration_none)}</option>
                {registration !== '' && !statements.some(({ id }) => id === registration) ? (
                  <option value={registration}>{registration}</option>
                ) : null}
                {statements.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              <Mistakes path="offices/registration" />
            </div>
          </>
        )}
        <FormBar />
      </form>
    </EditorFrame>
  );
}
