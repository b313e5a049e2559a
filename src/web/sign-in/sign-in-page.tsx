import { Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  return { people: await context.get(servicesContext).people.demoPeople() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const cookie = await context.get(servicesContext).people.signInAsDemo(String(form.get('person')));
  if (!cookie) throw data(null, { status: 404 });
  return redirect(nextOf(request), { status: 303, headers: { 'Set-Cookie': cookie } });
}

/** Where one was going; only within our own pages. */
function nextOf(request: Request): string {
  const next = new URL(request.url).searchParams.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

export default function SignInPage() {
  const { say } = useWords();
  const { people } = useLoaderData<typeof loader>();
  return (
    <Page title={say(m.organisation_sign_in_title)} lead={<p>{say(m.organisation_sign_in_demo)}</p>}>
      <form method="post">
        {people.map(({ personId, name }) => (
          <p key={personId}>
            <Button type="submit" variant="secondary" name="person" value={personId}>
              {name}
            </Button>
          </p>
        ))}
      </form>
    </Page>
  );
}
