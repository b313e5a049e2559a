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
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { refusalOf } from './asked-refusal.ts';
import { sayGrant } from './grant-words.ts';
import { managing } from './managing.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await managing({ request, context });
  const { peopleDesk } = context.get(servicesContext);
  const found = await peopleDesk.person(actor, params.personId ?? '');
  if (!found) throw data(null, { status: 404 });
  const { person } = found;
  const closing = await Promise.all(
    person.grants.map((grant) => peopleDesk.closesKey(actor, person.personId, grant)),
  );
  return { person, closes: person.grants.filter((_, index) => closing[index]) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await managing({ request, context });
  const { peopleDesk } = context.get(servicesContext);
  const refusal = await refusalOf(() => peopleDesk.remove(actor, params.personId ?? ''), languageOf(request));
  if (refusal) return data({ refusal }, { status: 422 });
  return redirect('/people?removed', 303);
}

export default function RemovePersonPage() {
  const words = useWords();
  const { say } = words;
  const { person, closes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page
      title={say(m.organisation_remove_title, { name: person.name })}
      lead={<p>{say(m.organisation_remove_lead)}</p>}
    >
      <form method="post" className="person-form">
        {refused ? (
          <Alert variant="error" role="alert">
            {refused.refusal}
          </Alert>
        ) : null}
        {person.grants.length > 0 ? (
          <div>
            <p>{say(m.organisation_remove_roles)}</p>
            <ul>
              {person.grants.map((grant) => (
                <li key={sayGrant(grant, words)}>{sayGrant(grant, words)}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {closes.map((grant) => (
          <p key={grant.studyId}>
            <strong>{grant.studyTitle}:</strong> {say(m.organisation_close_key_text)}
          </p>
        ))}
        <div className="confirm__ways">
          <Button type="submit" variant="danger">
            {say(m.organisation_remove)}
          </Button>
          <Button as="a" role="link" variant="secondary" href={`/people/${person.personId}`}>
            {say(m.organisation_cancel)}
          </Button>
        </div>
      </form>
    </Page>
  );
}
