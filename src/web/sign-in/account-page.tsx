import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import type { Role } from '#modules/organisation/schema.ts';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { signedIn } from './actor.ts';
import { roleMay, roleName } from './role-words.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email, grants } = await signedIn({ request, context });
  return { name, email, grants };
}

export default function AccountPage() {
  const { say } = useWords();
  const { name, email, grants } = useLoaderData<typeof loader>();
  const roles = [...new Set<Role>(grants.map(({ role }) => role))];
  return (
    <Page title={say(m.organisation_account_title)} lead={<p>{`${name}, ${email}`}</p>}>
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
