import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { sayGrant } from './grant-words.ts';
import { managing } from './managing.ts';

const tagOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await managing({ request, context });
  const { people, changes } = await context.get(servicesContext).peopleDesk.list(actor);
  const day = new Intl.DateTimeFormat(tagOf[languageOf(request)], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  });
  return {
    people,
    changes: changes.map(({ happenedAt, ...change }) => ({ ...change, at: day.format(happenedAt) })),
    isRemoved: new URL(request.url).searchParams.has('removed'),
  };
}

export default function PeoplePage() {
  const words = useWords();
  const { say } = words;
  const { people, changes, isRemoved } = useLoaderData<typeof loader>();
  return (
    <Page title={say(m.organisation_people_title)} lead={<p>{say(m.organisation_people_lead)}</p>} isWide>
      {isRemoved ? (
        <p role="status" className="done-note">
          {say(m.organisation_person_removed)}
        </p>
      ) : null}
      <p>
        <Button as="a" role="link" href="/people/new">
          {say(m.organisation_people_add)}
        </Button>
      </p>
      <section>
        <h2 className="section-title">{say(m.organisation_people_count, { count: people.length })}</h2>
        <ul className="people">
          {people.map((person) => (
            <li key={person.personId}>
              <div>
                <a href={`/people/${person.personId}`}>{person.name}</a>
                <span className="people__email">{person.email}</span>
              </div>
              {person.grants.length === 0 ? (
                <p>{say(m.organisation_people_no_roles)}</p>
              ) : (
                <ul className="people__roles">
                  {person.grants.map((grant) => (
                    <li key={`${grant.role} ${grant.studyId} ${grant.office}`}>{sayGrant(grant, words)}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </section>
      <Fold summary={say(m.organisation_changes_title)}>
        {changes.length === 0 ? <p>{say(m.organisation_changes_none)}</p> : null}
        <ul className="role-changes">
          {changes.map((change, index) => (
            <li key={index}>
              <span className="role-changes__at">{change.at}</span>
              <span>
                {say(changeWords[change.what], {
                  by: change.byName,
                  person: change.personName,
                  role: change.grant ? sayGrant(change.grant, words) : '',
                })}
              </span>
            </li>
          ))}
        </ul>
      </Fold>
    </Page>
  );
}

const changeWords = {
  added: m.organisation_change_added,
  removed: m.organisation_change_removed,
  given: m.organisation_change_given,
  taken: m.organisation_change_taken,
  linkMade: m.organisation_change_link_made,
};
