import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { m } from '#messages';
import { may } from '#modules/organisation/index.ts';
import { isDomainError } from '#platform/errors.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { FileField } from '#web/components/file-field.tsx';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn({ request, context });
  if (!may(actor, 'createStudy')) throw data(null, { status: 403 });
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await signedIn({ request, context });
  if (!may(actor, 'createStudy')) throw data(null, { status: 403 });
  const language = languageOf(request);
  const form = await readForm(request);
  const title = String(form.get('title') ?? '').trim();
  const from = String(form.get('from') ?? 'blank');
  const file = form.get('file');
  const isFile = from === 'file';
  if (isFile && (!file || typeof file === 'string' || file.size === 0)) {
    return data({ mistake: 'file', title, from, text: '', problems: [] }, { status: 422 });
  }
  if (!isFile && title === '')
    return data({ mistake: 'title', title, from, text: '', problems: [] }, { status: 422 });
  try {
    const studyId = await context.get(servicesContext).studyDesk.create(
      actor,
      isFile && file && typeof file !== 'string'
        ? {
            kind: 'file',
            fileName: file.name,
            text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()),
          }
        : { kind: from === 'example' || from === 'userSurvey' ? from : 'blank', title },
    );
    return redirect(`/studies/${studyId}/design`, 303);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { text, problems } = sayRefusal(error, language);
    return data({ mistake: isFile ? 'file' : 'title', title, from, text, problems }, { status: 422 });
  }
}

export default function NewStudyPage() {
  const { say } = useWords();
  const refused = useActionData<typeof action>();
  const from = refused?.from ?? 'blank';
  const titleMistake = refused?.mistake === 'title' ? refused.text || say(m.editor_title_missing) : null;
  const fileMistake = refused?.mistake === 'file' ? refused.text || say(m.editor_file_missing) : undefined;
  const beginnings = [
    { value: 'blank', name: say(m.editor_from_blank), hint: say(m.editor_from_blank_hint) },
    { value: 'example', name: say(m.editor_from_example), hint: say(m.editor_from_example_hint) },
    {
      value: 'userSurvey',
      name: say(m.editor_from_user_survey),
      hint: say(m.editor_from_user_survey_hint),
    },
  ];
  return (
    <>
      <BackLink href="/studies">{say(m.editor_studies)}</BackLink>
      <Page title={say(m.editor_new_study)} lead={<p>{say(m.editor_new_lead)}</p>}>
        <form method="post" encType="multipart/form-data" className="new-study">
          <div className="text-field text-field--wide">
            <label htmlFor="title">{say(m.editor_new_title)}</label>
            <p className="file-field__hint" id="title-hint">
              {say(m.editor_new_title_hint)}
            </p>
            <input
              id="title"
              name="title"
              maxLength={200}
              autoComplete="off"
              defaultValue={refused?.title ?? ''}
              aria-invalid={titleMistake ? true : undefined}
              aria-describedby={`title-hint${titleMistake ? ' title-mistake' : ''}`}
            />
            {titleMistake ? (
              <p className="field-mistake" id="title-mistake">
                {titleMistake}
              </p>
            ) : null}
          </div>
          <fieldset className="plain-choices">
            <legend>{say(m.editor_begin_with)}</legend>
            {beginnings.map(({ value, name, hint }) => (
              <label key={value} className="plain-choice">
                <input
                  type="radio"
                  name="from"
                  value={value}
                  defaultChecked={from === value || (value === 'blank' && from === 'file')}
                />
                <span>
                  {name}
                  <span className="tick__name">{hint}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <p>
            <Button type="submit">{say(m.editor_create)}</Button>
          </p>
        </form>
        <section aria-labelledby="have" className="try-example">
          <h2 className="section-title" id="have">
            {say(m.editor_have)}
          </h2>
          <ProblemList problems={refused?.problems ?? []} />
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="from" value="file" />
            <FileField
              name="file"
              label={say(m.editor_from_file)}
              hint={say(m.editor_from_file_hint)}
              accept=".yaml,.yml"
              mistake={fileMistake}
            />
            <p>
              <Button type="submit" variant="secondary">
                {say(m.editor_from_file_button)}
              </Button>
            </p>
          </form>
          <p>
            <a href="/studies/import">{say(m.editor_from_import)}</a>
          </p>
        </section>
      </Page>
    </>
  );
}
