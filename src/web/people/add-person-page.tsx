import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
} from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { refusalOf } from './asked-refusal.ts';
import { managing } from './managing.ts';
import { PersonFields, personFieldsOf } from './person-fields.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await managing({ request, context });
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await managing({ request, context });
  const { peopleDesk, signIn } = context.get(servicesContext);
  const form = await readForm(request);
  const given = personFieldsOf(form);
  const language = languageOf(request);
  let personId = '';
  const refusal = await refusalOf(async () => {
    personId = await peopleDesk.add(actor, given);
  }, language);
  if (refusal) return data({ refusal, given, wantsLetter: form.has('invite') }, { status: 422 });
  if (!form.has('invite')) return redirect(`/people/${personId}?done=added`, 303);
  const isSent = await signIn.invite(actor, personId, language);
  return redirect(`/people/${personId}?done=${isSent ? 'invited' : 'not-invited'}`, 303);
}

export default function AddPersonPage() {
  const { say } = useWords();
  const refused = useActionData<typeof action>();
  return (
    <>
      <BackLink href="/people">{say(m.organisation_people_title)}</BackLink>
      <Page title={say(m.organisation_add_title)} lead={<p>{say(m.organisation_add_lead)}</p>}>
        <form method="post" className="person-form">
          {refused ? (
            <Alert variant="error" role="alert">
              {refused.refusal}
            </Alert>
          ) : null}
          <PersonFields name={refused?.given.name ?? ''} email={refused?.given.email ?? ''} />
          <label className="plain-choice">
            <input type="checkbox" name="invite" value="yes" defaultChecked={refused?.wantsLetter ?? true} />
            {say(m.organisation_add_invite)}
          </label>
          <div>
            <Button type="submit">{say(m.organisation_people_add)}</Button>
          </div>
        </form>
      </Page>
    </>
  );
}
