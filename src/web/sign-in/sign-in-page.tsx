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
import { DemoCards } from './demo-cards.tsx';
import { nextOf, withCookies } from './next-page.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  return { people: await context.get(servicesContext).people.demoPeople() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { people } = context.get(servicesContext);
  const cookies = await people.signInAsDemo(request, String(form.get('person')));
  if (!cookies) throw data(null, { status: 404 });
  return redirect(nextOf(request, '/'), { status: 303, headers: withCookies(cookies) });
}

export default function SignInPage() {
  const { say } = useWords();
  const { people } = useLoaderData<typeof loader>();
  return (
    <Page
      title={say(m.organisation_sign_in_title)}
      lead={<p>{say(m.organisation_sign_in_demo)}</p>}
      isWide={true}
    >
      <DemoCards people={people} />
    </Page>
  );
}
