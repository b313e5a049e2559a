import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { saidRefusal } from '#web/files/file-summary.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { type Services, servicesContext } from '#web/services.ts';
import { ownerFor, ownerOf } from '#web/workbench/opened-file.ts';
import { OpenForm } from './open-form.tsx';
import { answersIn, readUpload, type UploadMistake } from './read-upload.ts';
import { UploadForm } from './upload-form.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { uploadLimitBytes, temporaryReports, exampleFiles, openedFiles } = context.get(servicesContext);
  const example = await exampleFiles();
  return {
    limitMegabytes: Math.round(uploadLimitBytes / 1024 / 1024),
    minutes: temporaryReports.minutes,
    idleHours: Math.max(1, Math.round(openedFiles.idleMinutes / 60)),
    isClosed: new URL(request.url).searchParams.has('closed'),
    open: openedFiles.openedBy(ownerOf(request)).map(({ id, fileName, codebook }) => ({
      id,
      fileName,
      rowCount: codebook.rowCount,
    })),
    exampleFileNames: example.study
      ? [example.study, ...example.answers, ...(example.outcomes ? [example.outcomes] : [])].map(
          ({ fileName }) => fileName,
        )
      : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { temporaryReports, exampleFiles } = context.get(servicesContext);
  const language = languageOf(request);
  const form = await readForm(request);
  if (form.get('intent') === 'open' || form.get('intent') === 'open-example') {
    return openAnswers(form, request, context.get(servicesContext));
  }
  if (form.get('intent') === 'example') {
    const { study, answers, outcomes } = await exampleFiles();
    if (!study) throw data(null, { status: 404 });
    const id = await temporaryReports.start({ study, answers, outcomes, language });
    return redirect(`/analyse/${id}`, 303);
  }
  const upload = await readUpload(form);
  if (upload.mistakes.length > 0 || !upload.study) {
    return data({ mistakes: upload.mistakes, opening: undefined }, { status: 422 });
  }
  const id = await temporaryReports.start({
    study: upload.study,
    answers: upload.answers,
    outcomes: upload.outcomes,
    language,
  });
  return redirect(`/analyse/${id}`, 303);
}

/** Opens a file of answers, so that the way to a report begins with looking at what is in it. */
async function openAnswers(form: FormData, request: Request, services: Services) {
  const language = languageOf(request);
  const isExample = form.get('intent') === 'open-example';
  const { study, answers } = isExample ? await services.exampleFiles() : await answersIn(form);
  if (answers.length === 0) {
    return data({ mistakes: [], opening: { kind: 'nothing' as const } }, { status: 422 });
  }
  const { owner, headers } = ownerFor(request);
  try {
    const studyText = study ? { studyText: new TextDecoder().decode(study.bytes) } : {};
    const file = await services.openedFiles.open({ answers, ...studyText, language, owner });
    return redirect(`/files/${file.id}`, { status: 303, headers });
  } catch (error) {
    const refusal = saidRefusal(error, language);
    return data({ mistakes: [], opening: { kind: 'refused' as const, refusal } }, { status: 422 });
  }
}

export default function AnalysePage() {
  const { say } = useWords();
  const found = useLoaderData<typeof loader>();
  const { limitMegabytes, minutes, idleHours, exampleFileNames, open, isClosed } = found;
  const answered = useActionData<typeof action>();
  const mistakes: readonly UploadMistake[] = answered?.mistakes ?? [];
  return (
    <Page title={say(m.web_analyse_title)} lead={<p>{say(m.web_analyse_lead)}</p>}>
      {isClosed ? (
        <Alert variant="success" role="status">
          {say(m.web_files_closed)}
        </Alert>
      ) : null}
      <OpenForm
        limitMegabytes={limitMegabytes}
        idleHours={idleHours}
        opening={answered?.opening}
        hasExample={exampleFileNames.length > 0}
      />
      {open.length > 0 ? (
        <section aria-labelledby="open-files">
          <h2 className="section-title" id="open-files">
            {say(m.web_files_open_now)}
          </h2>
          <ul className="open-files">
            {open.map(({ id, fileName, rowCount }) => (
              <li key={id}>
                <a href={`/files/${id}`}>{fileName}</a>
                <span>{say(m.web_files_rows, { rows: rowCount })}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="with-study" className="with-study">
        <h2 className="section-title" id="with-study">
          {say(m.web_analyse_with_study)}
        </h2>
        <p>{say(m.web_analyse_with_study_text)}</p>
        <p>{say(m.web_analyse_promise, { minutes })}</p>
        <p className="ways-on">
          <a href="/guide/study-file">{say(m.web_guide_to_study_file)}</a>
          <a href="/guide/study-file-format#the-answers">{say(m.web_guide_to_answers)}</a>
          <a href="/guide/reading-the-report">{say(m.web_guide_to_reading)}</a>
        </p>
        <UploadForm limitMegabytes={limitMegabytes} mistakes={mistakes} />
      </section>
      {exampleFileNames.length > 0 ? (
        <section className="try-example" aria-labelledby="example">
          <h2 className="section-title" id="example">
            {say(m.web_analyse_example_title)}
          </h2>
          <p>{say(m.web_analyse_example_text)}</p>
          <ul className="file-links">
            {exampleFileNames.map((name) => (
              <li key={name}>
                <a href={`/example/${name}`}>{name}</a>
              </li>
            ))}
          </ul>
          <form method="post" encType="multipart/form-data">
            <Button type="submit" name="intent" value="example" variant="secondary">
              {say(m.web_analyse_example_button)}
            </Button>
          </form>
        </section>
      ) : null}
    </Page>
  );
}
