import { Alert, Button, Select, TextField } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { roles } from '#modules/organisation/schema.ts';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { roleMay, roleName } from '#web/sign-in/role-words.ts';
import { refusalOf } from './asked-refusal.ts';
import { changeOf } from './change-person.ts';
import { fieldOf, grantOf } from './grant-field.ts';
import { sayGrant } from './grant-words.ts';
import { managing } from './managing.ts';
import { PersonFields } from './person-fields.tsx';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await managing({ request, context });
  const { peopleDesk, signIn } = context.get(servicesContext);
  const found = await peopleDesk.person(actor, params.personId ?? '');
  if (!found) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const taken = grantOf(search.get('taken'));
  const study = found.studies.find(({ studyId }) => studyId === taken?.studyId);
  return {
    ...found,
    isSelf: actor.personId === found.person.personId,
    services: (await signIn.ways()).services.filter(({ needsName }) => needsName),
    knownAt: await signIn.namesOf(actor, found.person.personId),
    done: search.get('done'),
    taken: taken && {
      ...taken,
      studyTitle: study?.title ?? taken.studyId,
      unitName: found.offices.find(({ number }) => number === taken.office)?.name ?? null,
    },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await managing({ request, context });
  const services = context.get(servicesContext);
  const form = await readForm(request);
  const personId = params.personId ?? '';
  const asked = changeOf(form);
  if (!asked) throw data(null, { status: 400 });
  const language = languageOf(request);

  const { peopleDesk } = services;
  if (
    asked.kind === 'take' &&
    !asked.isConfirmed &&
    (await peopleDesk.closesKey(actor, personId, asked.grant))
  ) {
    return data({ refusal: null, confirm: fieldOf(asked.grant) });
  }
  let done = asked.kind as string;
  const refusal = await refusalOf(async () => {
    if (asked.kind === 'give') await peopleDesk.give(actor, personId, asked.grant);
    if (asked.kind === 'take') await peopleDesk.take(actor, personId, asked.grant);
    if (asked.kind === 'change') await peopleDesk.change(actor, personId, asked.given);
    if (asked.kind === 'name') await services.signIn.setName(actor, personId, asked);
    if (asked.kind === 'invite') {
      done = (await services.signIn.invite(actor, personId, language)) ? 'invited' : 'not-invited';
    }
  }, language);
  if (refusal) return data({ refusal, confirm: null }, { status: 422 });
  // Whoever takes their own last role of administrator has no business on this page any more.
  const taken = asked.kind === 'take' ? `&taken=${encodeURIComponent(fieldOf(asked.grant))}` : '';
  return redirect(`/people/${personId}?done=${done}${taken}`, 303);
}

const doneWords = {
  added: m.organisation_done_added,
  invited: m.organisation_done_invited,
  'not-invited': m.organisation_done_not_invited,
  give: m.organisation_done_give,
  change: m.organisation_done_change,
  name: m.organisation_done_name,
};

export default function PersonPage() {
  const words = useWords();
  const { say } = words;
  const { person, studies, offices, services, knownAt, done, taken, isSelf } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const doneWord = doneWords[done as keyof typeof doneWords];
  return (
    <>
      <BackLink href="/people">{say(m.organisation_people_title)}</BackLink>
      <Page title={person.name} lead={<p>{person.email}</p>}>
        {answered?.refusal ? (
          <Alert variant="error" role="alert">
            {answered.refusal}
          </Alert>
        ) : null}
        {answered?.confirm ? (
          <form method="post" className="confirm">
            <h2 className="section-title">{say(m.organisation_close_key_title)}</h2>
            <p>{say(m.organisation_close_key_text)}</p>
            <input type="hidden" name="confirmed" value="yes" />
            <div className="confirm__ways">
              <Button type="submit" variant="danger" name="take" value={answered.confirm}>
                {say(m.organisation_close_key_yes)}
              </Button>
              <Button as="a" role="link" variant="secondary" href={`/people/${person.personId}`}>
                {say(m.organisation_cancel)}
              </Button>
            </div>
          </form>
        ) : null}
        {!answered && taken ? (
          <form method="post" className="done-note" role="status">
            <span>{say(m.organisation_done_take, { role: sayGrant(taken, words) })}</span>
            <Button type="submit" size="small" variant="secondary" name="give-back" value={fieldOf(taken)}>
              {say(m.organisation_undo)}
            </Button>
          </form>
        ) : null}
        {!answered && doneWord ? (
          <p className="done-note" role="status">
            {say(doneWord)}
          </p>
        ) : null}

        <section>
          <h2 className="section-title">{say(m.organisation_person_roles)}</h2>
          {person.grants.length === 0 ? <p>{say(m.organisation_person_no_roles)}</p> : null}
          <form method="post">
            <ul className="grants">
              {person.grants.map((grant) => (
                <li key={fieldOf(grant)}>
                  <div>
                    <strong>{sayGrant(grant, words)}</strong>
                    <p>{say(roleMay[grant.role])}</p>
                  </div>
                  <Button
                    type="submit"
                    size="small"
                    variant="tertiary"
                    name="take"
                    value={fieldOf(grant)}
                    aria-label={say(m.organisation_take_label, { role: sayGrant(grant, words) })}
                  >
                    {say(m.organisation_take)}
                  </Button>
                </li>
              ))}
            </ul>
          </form>
        </section>

        <section>
          <h2 className="section-title">{say(m.organisation_give_title)}</h2>
          <form method="post" className="person-form">
            <Select label={say(m.organisation_field_role)} name="role" defaultValue="">
              <option value="">{say(m.organisation_field_choose)}</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {say(roleName[role])}
                </option>
              ))}
            </Select>
            <Select
              label={say(m.organisation_field_study)}
              description={say(
                studies.length === 0 ? m.organisation_field_study_none : m.organisation_field_study_hint,
              )}
              name="study"
              defaultValue=""
            >
              <option value="">{say(m.organisation_field_no_study)}</option>
              {studies.map(({ studyId, title }) => (
                <option key={studyId} value={studyId}>
                  {title}
                </option>
              ))}
            </Select>
            {offices.length > 0 ? (
              <Select
                label={say(m.organisation_field_office)}
                description={say(m.organisation_field_office_choose_hint)}
                name="office"
                defaultValue=""
              >
                <option value="">{say(m.organisation_field_no_office)}</option>
                {offices.map(({ number, name }) => (
                  <option key={number} value={number}>
                    {name} ({number})
                  </option>
                ))}
              </Select>
            ) : (
              <TextField
                label={say(m.organisation_field_office)}
                description={say(m.organisation_field_office_hint)}
                name="office"
                maxLength={200}
              />
            )}
            <div>
              <Button type="submit" name="give" value="yes">
                {say(m.organisation_give)}
              </Button>
            </div>
          </form>
        </section>

        <section>
          <h2 className="section-title">{say(m.organisation_person_sign_in)}</h2>
          <form method="post" className="person-form">
            <p>{say(m.organisation_person_invite_hint)}</p>
            <div>
              <Button type="submit" variant="secondary" name="invite" value="yes">
                {say(m.organisation_person_invite)}
              </Button>
            </div>
          </form>
          {services.map((service) => (
            <form method="post" className="person-form" key={service.id}>
              <input type="hidden" name="service" value={service.id} />
              <TextField
                label={say(m.organisation_field_service_name, { service: service.name })}
                description={say(
                  knownAt.includes(service.id)
                    ? m.organisation_field_service_known
                    : m.organisation_field_service_hint,
                )}
                name="service-name"
                autoComplete="off"
                maxLength={200}
              />
              <div>
                <Button type="submit" variant="secondary">
                  {say(m.organisation_save)}
                </Button>
              </div>
            </form>
          ))}
        </section>

        <section>
          <h2 className="section-title">{say(m.organisation_person_details)}</h2>
          <form method="post" className="person-form">
            <PersonFields name={person.name} email={person.email} />
            <div className="confirm__ways">
              <Button type="submit" variant="secondary" name="change" value="yes">
                {say(m.organisation_save)}
              </Button>
              {isSelf ? null : (
                <Button as="a" role="link" variant="tertiary" href={`/people/${person.personId}/remove`}>
                  {say(m.organisation_remove)}
                </Button>
              )}
            </div>
          </form>
        </section>
      </Page>
    </>
  );
}
