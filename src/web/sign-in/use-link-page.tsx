import { Alert, Button } from '@navikt/ds-react';
import { type ActionFunctionArgs, data, redirect, useActionData } from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext, visitorContext } from '#web/services.ts';
import { nextOf, withCookies } from './next-page.ts';

/** A page with a button, because programs that look through letters follow links, and a link works once. */
export function loader() {
  return null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const used = await context
    .get(servicesContext)
    .signIn.useLink(request, { token: params.token ?? '', from: context.get(visitorContext) });
  if (used.kind === 'in') {
    return redirect(nextOf(request), { status: 303, headers: withCookies(used.cookies) });
  }
  return data(
    { minutes: used.kind === 'wait' ? used.minutes : null },
    { status: used.kind === 'wait' ? 429 : 410 },
  );
}

export default function UseLinkPage() {
  const { say } = useWords();
  const refused = useActionData<typeof action>();
  if (refused) {
    return (
      <Page title={say(m.organisation_sign_in_title)}>
        <Alert variant="warning" role="alert">
          {refused.minutes
            ? say(m.organisation_sign_in_wait, { minutes: refused.minutes })
            : say(m.organisation_link_refused)}
        </Alert>
        <p>
          <Button as="a" role="link" href="/sign-in">
            {say(m.organisation_link_again)}
          </Button>
        </p>
      </Page>
    );
  }
  return (
    <Page title={say(m.organisation_sign_in_title)} lead={<p>{say(m.organisation_link_lead)}</p>}>
      <form method="post">
        <Button type="submit">{say(m.organisation_nav_sign_in)}</Button>
      </form>
    </Page>
  );
}
