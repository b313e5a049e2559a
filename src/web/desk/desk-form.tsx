import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import {
  type DeskQuestion,
  type DeskVariable,
  mostFilterRows,
  mostVariables,
  type Role,
} from '#modules/desk/schema.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { FilterRowFields } from './filter-row-fields.tsx';
import { VariableOptions } from './variable-options.tsx';

/** The question as a form: one select a variable, one line a condition, and always an empty one at the end. */
export function DeskForm(properties: {
  path: string;
  question: DeskQuestion;
  variables: readonly DeskVariable[];
  files: readonly string[];
  /** What each chosen variable is to the analysis that is shown; null while none is. */
  roles: readonly Role[] | null;
  /** What is wrong with a filter written by hand. */
  mistakes: readonly string[];
}) {
  const { path, question, variables, files, roles, mistakes } = properties;
  const { say } = useWords();
  const groups = variables.filter(({ kind }) => kind === 'choice');
  const rows = [...question.filter, null].slice(0, mostFilterRows);
  const chosen = [...question.variables, null].slice(0, mostVariables);
  const isOfOffices = question.file === 'office';
  const fileNames: Readonly<Record<string, typeof m.web_desk_file>> = {
    employee: m.web_study_employees,
    leader: m.web_study_leaders,
    office: m.web_desk_file_offices,
  };
  const fileName = (file: string) => (fileNames[file] ? say(fileNames[file]) : file);
  const labelOf = (id: string) => variables.find((variable) => variable.id === id)?.label ?? id;
  return (
    <form method="get" action={`${path}#answer`} className="desk__question" aria-labelledby="desk-question">
      <h2 className="section-title" id="desk-question">
        {say(m.web_desk_question)}
      </h2>
      {/* Enter in a field shows the answer, and does not press the first button that takes something away. */}
      <button type="submit" className="desk__first-button" tabIndex={-1} aria-hidden="true" />
      {files.length > 1 ? (
        <div className="desk__field">
          <label htmlFor="desk-file">{say(m.web_desk_file)}</label>
          <select id="desk-file" name="file" defaultValue={question.file}>
            {files.map((file) => (
              <option key={file} value={file}>
                {fileName(file)}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <input type="hidden" name="file" value={question.file} />
      )}
      <fieldset className="desk__group">
        <legend>{say(m.web_desk_what)}</legend>
        {question.variables.length > 1 && roles === null ? (
          <p className="desk__hint">{say(m.web_desk_first_explained)}</p>
        ) : null}
        {chosen.map((id, place) => {
          const role = id === null ? undefined : roles?.[place];
          return (
            <div key={id ?? 'new'}>
              {role === undefined ? null : (
                <p className="desk__role" id={`desk-role-${place}`}>
                  {say(roleNames[role])}
                </p>
              )}
              <div className="desk__row">
                <select
                  name="v"
                  defaultValue={id ?? ''}
                  aria-label={say(m.web_desk_variable, { place: place + 1 })}
                  aria-describedby={role === undefined ? undefined : `desk-role-${place}`}
                >
                  <option value="">{say(place === 0 ? m.web_desk_choose : m.web_desk_one_more)}</option>
                  <VariableOptions variables={variables} />
                </select>
                {id === null ? null : <Remove value={`v${place}`} name={labelOf(id)} />}
              </div>
            </div>
          );
        })}
      </fieldset>
      {groups.length > 0 ? (
        <div className="desk__field">
          <label htmlFor="desk-by">{say(m.web_desk_by)}</label>
          <select id="desk-by" name="by" defaultValue={question.by ?? ''}>
            <option value="">{say(m.web_desk_no_groups)}</option>
            {groups.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {isOfOffices ? <p className="desk__hint">{say(m.web_desk_offices_not_chosen)}</p> : null}
      {isOfOffices ? null : (
        <fieldset className="desk__group">
          <legend>{say(m.web_desk_whom)}</legend>
          {rows.map((row, place) => (
            <div className="desk__condition" key={row?.variable ?? 'new'}>
              <div className="desk__row">
                <select
                  name={`f${place}`}
                  defaultValue={row?.variable ?? ''}
                  aria-label={say(m.web_desk_filter_row, { place: place + 1 })}
                >
                  <option value="">
                    {say(place === 0 ? m.web_desk_everybody : m.web_desk_one_more_filter)}
                  </option>
                  <VariableOptions variables={variables} isBackgroundFirst />
                </select>
                {row === null ? null : <Remove value={`f${place}`} name={labelOf(row.variable)} />}
              </div>
              {row === null ? null : (
                <FilterRowFields
                  row={row}
                  place={place}
                  variable={variables.find(({ id }) => id === row.variable)!}
                />
              )}
            </div>
          ))}
          {question.filter.length > 1 ? (
            <div className="desk__field">
              <label htmlFor="desk-joined">{say(m.web_desk_joined)}</label>
              <select id="desk-joined" name="joined" defaultValue={question.joinedBy}>
                <option value="and">{say(m.web_desk_joined_and)}</option>
                <option value="or">{say(m.web_desk_joined_or)}</option>
              </select>
            </div>
          ) : null}
          <Fold summary={say(m.web_desk_by_hand)} isOpen={question.where !== null}>
            <div className="desk__field">
              <label htmlFor="desk-where">{say(m.web_desk_by_hand_label)}</label>
              <p className="desk__hint" id="desk-where-hint">
                {say(m.web_desk_by_hand_hint)}
              </p>
              <textarea
                id="desk-where"
                name="where"
                rows={3}
                defaultValue={question.where ?? ''}
                spellCheck={false}
                aria-describedby={
                  mistakes.length > 0 ? 'desk-where-hint desk-where-mistake' : 'desk-where-hint'
                }
                aria-invalid={mistakes.length > 0 ? true : undefined}
              />
              {mistakes.length > 0 ? (
                <p className="field-mistake" id="desk-where-mistake">
                  {mistakes.join(' ')}
                </p>
              ) : null}
            </div>
          </Fold>
        </fieldset>
      )}
      {question.way === null ? null : <input type="hidden" name="way" value={question.way} />}
      <div className="desk__send">
        <Button type="submit">{say(m.web_desk_show)}</Button>
        <a href={path}>{say(m.web_desk_start_again)}</a>
      </div>
    </form>
  );
}

const roleNames: Readonly<Record<Role, typeof m.web_desk_role_outcome>> = {
  outcome: m.web_desk_role_outcome,
  predictor: m.web_desk_role_predictor,
  mediator: m.web_desk_role_mediator,
  covariate: m.web_desk_role_covariate,
};

function Remove({ value, name }: { value: string; name: string }) {
  const { say } = useWords();
  return (
    <button
      type="submit"
      name="drop"
      value={value}
      className="desk__remove"
      aria-label={say(m.web_desk_remove_named, { name })}
    >
      {say(m.web_desk_remove)}
    </button>
  );
}
