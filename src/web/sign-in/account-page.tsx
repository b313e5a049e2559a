import { Button } from '@navikt/ds-react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { m } from '#messages';
import type { Role } from '#modules/organisation/schema.ts';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from './actor.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { roleMay, roleName } from './role-words.ts';

const tagOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await signedIn({ request, context });
  const { signIn } = context.get(servicesContext);
  const day = new Intl.DateTimeFormat(tagOf[languageOf(request)], {
    dateStyle: 'long',
    timeZone: 'Europe/Oslo',
  });
  const search = new URL(request.url).searchParams;
  return {
    name: actor.name,
    email: actor.email,
    grants: actor.grants,
    passkeys: (await signIn.passkeysOf(actor)).map(({ id, addedAt }) => ({
      id,
      added: addedAt ? day.format(addedAt) : '',
    })),
    origin: (await signIn.ways()).origin,
    isNew: search.has('welcome'),
    hasAdded: search.has('passkey'),
  };
}

/** Takes a passkey away. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await signedIn({ request, context });
  const form = await readForm(request);
  await context.get(servicesContext).signIn.removePasskey(actor, String(form.get('passkey') ?? ''));
  return redirect('/account', 303);
}

export default function AccountPage() {
  const { say } = useWords();
  const { name, email, grants, passkeys, origin, isNew, hasAdded } = useLoaderData<typeof loader>();
  const roles = [...new Set<Role>(grants.map(({ role }) => role))];
  return (
    <Page title={say(m.organisation_account_title)} lead={<p>{`${name}, ${email}`}</p>}>
      {isNew ? (
        <p className="done-note" role="status">
          {say(m.organisation_account_welcome)} <a href="/people">{say(m.organisation_nav_people)}</a>
        </p>
      ) : null}
      {hasAdded ? (
        <p className="done-note" role="status">
          {say(m.organisation_passkey_added)}
        </p>
      ) : null}
      <section>
        <h2 className="section-title">{say(m.organisation_account_roles)}</h2>
        {roles.length === 0 ? <p>{say(m.organisation_account_no_roles)}</p> : null}
        <dl className="role-list">
          {roles.map((role) => (
            <div key={role}>
              <dt>{say(roleName[role])}</dt>
              <dd>{say(roleMay[role])}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="passkeys">
        <h2 className="section-title">{say(m.organisation_passkeys)}</h2>
        <p>{say(m.organisation_passkeys_text)}</p>
        {passkeys.length > 0 ? (
          <form method="post">
            <ul className="grants">
              {passkeys.map(({ id, added }) => (
                <li key={id}>
                  <span>{say(m.organisation_passkey_from, { day: added })}</span>
                  <Button
                    type="submit"
                    size="small"
                    variant="tertiary"
                    name="passkey"
                    value={id}
                    aria-label={say(m.organisation_passkey_remove_label, { day: added })}
                  >
                    {say(m.organisation_take)}
                  </Button>
                </li>
              ))}
            </ul>
          </form>
        ) : null}
        <PasskeyButton task="add" origin={origin} next="/account?passkey" />
      </section>
      <section>
        <h2 className="section-title">{say(m.api_tokens_title)}</h2>
        <p>
          <a href="/account/tokens">{say(m.api_tokens_account_link)}</a>
        </p>
      </section>
      <section>
        <h2 className="section-title">{say(m.organisation_account_sign_out)}</h2>
        <form method="post" action="/sign-out" className="sign-out">
          <Button type="submit">{say(m.organisation_account_sign_out)}</Button>
          <Button type="submit" variant="secondary" name="everywhere" value="yes">
            {say(m.organisation_account_everywhere)}
          </Button>
          <p>{say(m.organisation_account_everywhere_hint)}</p>
        </form>
      </section>
    </Page>
  );
}
