import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { FileField } from '#web/components/file-field.tsx';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { answersAccepted, tablesAccepted } from './accepted.ts';
import { otherRows, type UploadMistake } from './read-upload.ts';

export function UploadForm(properties: { limitMegabytes: number; mistakes: readonly UploadMistake[] }) {
  const { limitMegabytes, mistakes } = properties;
  const { say } = useWords();
  const sentences = {
    'study-missing': say(m.web_upload_study_missing),
    'answers-missing': say(m.web_upload_answers_missing),
    'name-missing': say(m.web_upload_name_missing),
  };
  const mistakeIn = (field: string) => {
    const mistake = mistakes.find((one) => one.field === field);
    return mistake ? sentences[mistake.code] : undefined;
  };
  const answers = answersAccepted;
  return (
    <form method="post" encType="multipart/form-data" className="upload">
      {mistakes.length > 0 ? (
        <Alert variant="error">{mistakes.map(({ code }) => sentences[code]).join(' ')}</Alert>
      ) : null}
      <FileField
        name="study"
        label={say(m.web_upload_study)}
        hint={say(m.web_upload_study_hint)}
        accept=".yaml,.yml"
        mistake={mistakeIn('study')}
      />
      <FileField
        name="answers-employee"
        label={say(m.web_upload_employee)}
        hint={say(m.web_upload_employee_hint)}
        accept={answers}
        mistake={mistakeIn('answers-employee')}
      />
      <FileField
        name="answers-leader"
        label={say(m.web_upload_leader)}
        hint={say(m.web_upload_optional)}
        accept={answers}
      />
      <Fold summary={say(m.web_upload_more)} isOpen={mistakes.some(({ code }) => code === 'name-missing')}>
        <p>{say(m.web_upload_more_text)}</p>
        {otherRows.map((row) => (
          <div className="upload__row" key={row}>
            <div className="text-field">
              <label htmlFor={`other-name-${row}`}>{say(m.web_upload_other_name, { row })}</label>
              <input
                className="aksel-text-field__input"
                id={`other-name-${row}`}
                name={`other-name-${row}`}
                autoComplete="off"
                spellCheck={false}
              />
              {mistakeIn(`other-name-${row}`) ? (
                <p className="field-mistake">{mistakeIn(`other-name-${row}`)}</p>
              ) : null}
            </div>
            <FileField
              name={`other-file-${row}`}
              label={say(m.web_upload_other_file, { row })}
              accept={answers}
            />
          </div>
        ))}
        <FileField
          name="outcomes"
          label={say(m.web_upload_outcomes)}
          hint={say(m.web_upload_outcomes_hint)}
          accept={tablesAccepted}
        />
      </Fold>
      <div className="upload__send">
        <Button type="submit">{say(m.web_upload_send)}</Button>
        <p>{say(m.web_upload_limit, { megabytes: limitMegabytes })}</p>
      </div>
    </form>
  );
}
