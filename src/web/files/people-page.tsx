import { ArrowRightIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { itemsOf } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { setPeople, studyIn } from '#modules/workbench/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { openedFileOf } from '#web/workbench/opened-file.ts';
import { FileFrame } from './file-frame.tsx';
import { saidRefusal, summaryOf } from './file-summary.ts';
import { RefusalAlert } from './refusal-alert.tsx';

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const { file } = openedFileOf(request, params.fileId, services);
  const study = studyIn(file.studyText);
  const instrument = file.answers[0]!.file;
  const nameOf = new Map(file.codebook.variables.map(({ name, label }) => [name, label ?? '']));
  const questions = itemsOf(study, instrument).map((item) => ({
    id: item.id,
    column: item.column ?? item.id,
    text: textIn(item.text, language),
    isGrades: item.kind === 'agreement',
    isIdentifying: item.identifying === true,
  }));
  const office = study.offices?.column ?? null;
  const candidates = questions
    .filter(({ isGrades }) => !isGrades)
    .map(({ column, text }) => ({ column, text }));
  const isListed = candidates.some(({ column }) => column === office);
  const guess = file.studyText === file.firstStudyText && file.isProposed ? guessOffice(candidates) : null;
  return {
    file: summaryOf(file, services),
    questions,
    office: office ?? guess,
    offices:
      office === null || isListed
        ? candidates
        : [{ column: office, text: nameOf.get(office) ?? '' }, ...candidates],
  };
}

const saysOffice =
  /(^|[^\p{L}])(kontor(et)?|enhet(en)?|eining(a)?|avdeling(en|a)?|arbeidssted|arbeidsstad|office|unit|department)($|[^\p{L}])/iu;

/** The first that seems to say where people work: only a suggestion, that is saved when the form is. */
function guessOffice(candidates: readonly { column: string; text: string }[]): string | null {
  return candidates.find(({ column, text }) => saysOffice.test(`${column} ${text}`))?.column ?? null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const { key, file } = openedFileOf(request, params.fileId, services);
  const form = await readForm(request);
  const office = String(form.get('office') ?? '');
  const identifying = form.getAll('identifying').map(String);
  try {
    const people = { identifying: new Set(identifying), officeColumn: office === '' ? null : office };
    const place = { file: file.answers[0]!.file, firstText: file.firstStudyText };
    const studyText = setPeople(file.studyText, people, place);
    await services.openedFiles.withStudy(key, studyText);
    services.openedFiles.keepStudy(key, studyText);
  } catch (error) {
    const refusal = saidRefusal(error, languageOf(request));
    return data({ refusal, office, identifying }, { status: 422 });
  }
  return redirect(`/files/${file.id}/scales`, 303);
}

export default function PeoplePage() {
  const { say } = useWords();
  const { file, questions, offices, office } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isChosen = (id: string, isIdentifying: boolean) =>
    refused ? refused.identifying.includes(id) : isIdentifying;
  const background = questions.filter(({ isGrades }) => !isGrades);
  const grades = questions.filter(({ isGrades }) => isGrades);
  const boxes = (list: typeof questions) =>
    list.map(({ id, text, column, isIdentifying }) => (
      <label className="tick" key={id}>
        <input type="checkbox" name="identifying" value={id} defaultChecked={isChosen(id, isIdentifying)} />
        <span>
          {text}
          {column === text ? null : <span className="tick__name">{column}</span>}
        </span>
      </label>
    ));
  return (
    <FileFrame
      file={file}
      step="people"
      title={say(m.web_files_people_title)}
      lead={<p>{say(m.web_files_people_lead)}</p>}
    >
      <form method="post" className="measure people-form">
        <RefusalAlert refusal={refused?.refusal} />
        <div className="select-field">
          <label htmlFor="office">{say(m.web_files_office)}</label>
          <p className="file-field__hint" id="office-hint">
            {say(m.web_files_office_hint)}
          </p>
          <select
            id="office"
            name="office"
            defaultValue={refused?.office ?? office ?? ''}
            aria-describedby="office-hint"
          >
            <option value="">{say(m.web_files_office_none)}</option>
            {offices.map(({ column, text }) => (
              <option key={column} value={column}>
                {text === '' || text === column ? column : `${text} (${column})`}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="ticks">
          <legend>{say(m.web_files_identifying_legend)}</legend>
          <p className="file-field__hint">{say(m.web_files_identifying_hint)}</p>
          {background.length === 0 ? <p>{say(m.web_files_no_background)}</p> : boxes(background)}
        </fieldset>
        {grades.length > 0 ? (
          <Fold
            summary={say(m.web_files_identifying_more, { count: grades.length })}
            isOpen={grades.some(({ id, isIdentifying }) => isChosen(id, isIdentifying))}
          >
            <fieldset className="ticks">
              <legend className="visually-hidden">{say(m.web_files_identifying_grades)}</legend>
              {boxes(grades)}
            </fieldset>
          </Fold>
        ) : null}
        <Button type="submit" icon={<ArrowRightIcon aria-hidden />} iconPosition="right">
          {say(m.web_files_to_scales)}
        </Button>
      </form>
    </FileFrame>
  );
}
