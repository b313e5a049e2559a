import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { refusalOf } from '#web/people/asked-refusal.ts';
import { PersonFields, personFieldsOf } from '#web/people/person-fields.tsx';
import { servicesContext } from '#web/services.ts';
import { withCookies } from './next-page.ts';

export function loader({ params, context }: LoaderFunctionArgs) {
  if (!context.get(servicesContext).signIn.isWelcome(params.code ?? '')) throw data(null, { status: 404 });
  return null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const given = personFieldsOf(await readForm(request));
  let cookies: readonly string[] | null = null;
  const refusal = await refusalOf(async () => {
    const { signIn } = context.get(servicesContext);
    cookies = await signIn.welcome(request, { code: params.code ?? '', ...given });
  }, languageOf(request));
  if (refusal) return data({ refusal, given }, { status: 422 });
  if (!cookies) throw data(null, { status: 404 });
  return redirect('/account?welcome', { status: 303, headers: withCookies(cookies) });
}

export default function WelcomePage() {
  const { say } = useWords();
  const refused = useActionData<typeof action>();
  return (
    <Page title={say(m.organisation_welcome_title)} lead={<p>{say(m.organisation_welcome_lead)}</p>}>
      <form method="post" className="person-form">
        {refused ? (
          <Alert variant="error" role="alert">
            {refused.refusal}
          </Alert>
        ) : null}
        <PersonFields name={refused?.given.name ?? ''} email={refused?.given.email ?? ''} isOwn />
        <div>
          <Button type="submit">{say(m.organisation_welcome_go)}</Button>
        </div>
      </form>
    </Page>
  );
}
