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
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { readUpload, type UploadMistake } from './read-upload.ts';
import { UploadForm } from './upload-form.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const { uploadLimitBytes, temporaryReports, exampleFiles } = context.get(servicesContext);
  const example = await exampleFiles();
  return {
    limitMegabytes: Math.round(uploadLimitBytes / 1024 / 1024),
    minutes: temporaryReports.minutes,
    exampleFileNames: example.study
      ? [example.study, ...example.answers].map(({ fileName }) => fileName)
      : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { temporaryReports, exampleFiles } = context.get(servicesContext);
  const language = languageOf(request);
  const form = await readForm(request);
  if (form.get('intent') === 'example') {
    const { study, answers } = await exampleFiles();
    if (!study) throw data(null, { status: 404 });
    const id = await temporaryReports.start({ study, answers, outcomes: null, language });
    return redirect(`/analyse/${id}`, 303);
  }
  const upload = await readUpload(form);
  if (upload.mistakes.length > 0 || !upload.study) {
    return data({ mistakes: upload.mistakes }, { status: 422 });
  }
  const id = await temporaryReports.start({
    study: upload.study,
    answers: upload.answers,
    outcomes: upload.outcomes,
    language,
  });
  return redirect(`/analyse/${id}`, 303);
}

export default function AnalysePage() {
  const { say } = useWords();
  const { limitMegabytes, minutes, exampleFileNames } = useLoaderData<typeof loader>();
  const mistakes: readonly UploadMistake[] = useActionData<typeof action>()?.mistakes ?? [];
  return (
    <Page
      title={say(m.web_analyse_title)}
      lead={
        <>
          <p>{say(m.web_analyse_lead)}</p>
          <p>{say(m.web_analyse_promise, { minutes })}</p>
          <p className="ways-on">
            <a href="/guide/study-file">{say(m.web_guide_to_study_file)}</a>
            <a href="/guide/study-file-format#the-answers">{say(m.web_guide_to_answers)}</a>
            <a href="/guide/reading-the-report">{say(m.web_guide_to_reading)}</a>
          </p>
        </>
      }
    >
      <UploadForm limitMegabytes={limitMegabytes} mistakes={mistakes} />
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
