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
import { may } from '#modules/organisation/index.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { saidRefusal } from '#web/files/file-summary.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';
import { ImportResult } from './import-result.tsx';
import { importView } from './import-view.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn({ request, context });
  return { mayCreate: may(actor, 'createStudy') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await signedIn({ request, context });
  const { studyImport, studyDesk } = context.get(servicesContext);
  const language = languageOf(request);
  const form = await readForm(request);
  try {
    const studyText = form.get('studyText');
    if (typeof studyText === 'string') {
      const text = studyText.replaceAll('\r\n', '\n');
      const studyId = await studyDesk.create(actor, { kind: 'file', fileName: 'study.yaml', text });
      return redirect(`/studies/${studyId}/design`, 303);
    }
    const file = form.get('questionnaire');
    if (file === null || typeof file === 'string' || file.name === '') {
      return data({ view: null, refusal: null, isMissing: true }, { status: 422 });
    }
    const given = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const imported = await studyImport.read(actor, given);
    return data({ view: importView(imported, language), refusal: null, isMissing: false });
  } catch (error) {
    return data({ view: null, refusal: saidRefusal(error, language), isMissing: false }, { status: 422 });
  }
}

export default function ImportPage() {
  const { say } = useWords();
  const { mayCreate } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.view) return <ImportResult view={result.view} />;
  const { refusal = null, isMissing = false } = result ?? {};
  return (
    <>
      <BackLink href="/studies/new">{say(m.editor_new_study)}</BackLink>
      <Page title={say(m.studies_import_title)} lead={<p>{say(m.studies_import_lead)}</p>}>
        {mayCreate ? null : <Alert variant="info">{say(m.studies_import_not_yours)}</Alert>}
        {refusal ? (
          <Alert variant="error" role="alert">
            <p>{refusal.text}</p>
            {refusal.problems.map(({ file, line, text }) => (
              <p key={text}>
                {[file, line ? say(m.studies_import_at_line, { lines: line }) : '']
                  .filter(Boolean)
                  .join(', ')}
                : {text}
              </p>
            ))}
          </Alert>
        ) : null}
        {mayCreate ? (
          <form method="post" encType="multipart/form-data" className="upload">
            <FileField
              name="questionnaire"
              label={say(m.studies_import_file)}
              hint={say(m.studies_import_file_hint)}
              accept=".json,.txt,.tsv,.xlsx"
              mistake={isMissing ? say(m.studies_import_file_missing) : undefined}
            />
            <div className="upload__send">
              <Button type="submit">{say(m.studies_import_read)}</Button>
              <p>{say(m.studies_import_not_stored)}</p>
            </div>
          </form>
        ) : null}
        <section aria-labelledby="where-from">
          <h2 className="section-title" id="where-from">
            {say(m.studies_import_where_from)}
          </h2>
          <dl className="import-sources">
            <div>
              <dt>SurveyJS</dt>
              <dd>{say(m.studies_import_from_surveyjs)}</dd>
            </div>
            <div>
              <dt>LimeSurvey</dt>
              <dd>{say(m.studies_import_from_limesurvey)}</dd>
            </div>
            <div>
              <dt>XLSForm</dt>
              <dd>{say(m.studies_import_from_xlsform)}</dd>
            </div>
          </dl>
          <p>
            <a href="/guide/import-a-questionnaire">{say(m.studies_import_guide)}</a>
          </p>
        </section>
      </Page>
    </>
  );
}
