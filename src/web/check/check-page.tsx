import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import type { Finding } from '#modules/publications/index.ts';
import type { Language } from '#platform/language.ts';
import { FileField } from '#web/components/file-field.tsx';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { type Services, servicesContext } from '#web/services.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';
import { CheckResult } from './check-result.tsx';
import { sayFinding } from './say-finding.ts';

/** Far more than any publication's tables, and little enough to read back into the page. */
const mostCharacters = 2_000_000;

/** The example is checked at an address of its own, so that its result outlives a change of language. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = context.get(servicesContext);
  const { publication } = await services.exampleFiles();
  const isAsked = new URL(request.url).searchParams.get('intent') === 'example';
  if (!publication || !isAsked) return { hasExample: publication !== null, example: null };
  const { fileName, bytes } = publication;
  const given = { fileName, text: new TextDecoder().decode(bytes) };
  return { hasExample: true, example: await checked(given, services, languageOf(request)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const language = languageOf(request);
  const given = await readGiven(await readForm(request), language);
  if (!given) return data({ state: 'nothing' as const, text: '' }, { status: 422 });
  const result = await checked(given, services, language);
  return result.state === 'refused' ? data(result, { status: 422 }) : result;
}

async function checked(given: Given, services: Services, language: Language) {
  const outcome = await services.checkPublication(given);
  if (outcome.kind === 'refused') {
    const text = given.text.length <= 200_000 ? given.text : '';
    return { state: 'refused' as const, refusal: sayRefusal(outcome.refusal, language), text };
  }
  const { facts } = outcome.value;
  const inState = (verdict: Finding['verdict']) =>
    facts.filter((one) => one.verdict === verdict).map((one) => sayFinding(one, language));
  return {
    state: 'done' as const,
    text: '',
    fileName: given.fileName,
    impossible: inState('impossible'),
    consistent: inState('consistent'),
    unchecked: inState('cannot-be-checked'),
  };
}

type Given = { readonly fileName: string; readonly text: string };

async function readGiven(form: FormData, language: Language): Promise<Given | null> {
  const file = form.get('file');
  if (file instanceof Blob && file.size > 0) {
    const name = 'name' in file ? String(file.name) : 'tables.json';
    return { fileName: name || 'tables.json', text: (await file.text()).slice(0, mostCharacters + 1) };
  }
  const pasted = form.get('tables');
  if (typeof pasted !== 'string' || pasted.trim() === '') return null;
  const fileName = m.web_check_pasted({}, { locale: language });
  return { fileName, text: pasted.slice(0, mostCharacters + 1) };
}

export default function CheckPage() {
  const { say } = useWords();
  const { hasExample, example } = useLoaderData<typeof loader>();
  const own = useActionData<typeof action>();
  const result = own ?? example;
  const isMissing = result?.state === 'nothing';
  return (
    <Page title={say(m.web_check_title)} lead={<p>{say(m.web_check_lead)}</p>} isWide>
      {result?.state === 'done' ? <CheckResult {...result} isLostByLanguage={own !== undefined} /> : null}
      {result?.state === 'refused' ? (
        <>
          <Alert variant="error">{result.refusal.text}</Alert>
          <ProblemList problems={result.refusal.problems} />
        </>
      ) : null}
      {hasExample ? (
        <section className="try-example" aria-labelledby="example">
          <h2 className="section-title" id="example">
            {say(m.web_check_example_title)}
          </h2>
          <p>
            {say(m.web_check_example_text)}{' '}
            <a href="/example/published.json">{say(m.web_check_example_see)}</a>
          </p>
          <form method="get" action="/check">
            <Button type="submit" name="intent" value="example" variant={result ? 'secondary' : 'primary'}>
              {say(m.web_check_example_button)}
            </Button>
          </form>
        </section>
      ) : null}
      <section aria-labelledby="own">
        <h2 className="section-title" id="own">
          {say(m.web_check_own_title)}
        </h2>
        <p className="ways-on">
          <a href="/guide/publication-check">{say(m.web_guide_to_check)}</a>
          <a href="/guide/publication-check-format">{say(m.web_guide_to_check_format)}</a>
        </p>
        <form method="post" encType="multipart/form-data" className="upload">
          <FileField
            name="file"
            label={say(m.web_check_file)}
            hint={say(m.web_check_file_hint)}
            accept=".json,application/json"
            mistake={isMissing ? say(m.web_check_nothing) : undefined}
          />
          <div className="text-field text-field--wide">
            <label htmlFor="tables">{say(m.web_check_paste)}</label>
            <textarea
              id="tables"
              name="tables"
              rows={8}
              spellCheck={false}
              autoComplete="off"
              className="aksel-textarea__input"
              defaultValue={result?.text ?? ''}
            />
          </div>
          <div>
            <Button type="submit" variant={hasExample ? 'secondary' : 'primary'}>
              {say(m.web_check_send)}
            </Button>
          </div>
        </form>
      </section>
    </Page>
  );
}
