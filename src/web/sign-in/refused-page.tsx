import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';

/** Why another service did not sign somebody in, by what it or better-auth calls it. */
const words = {
  acr: m.organisation_refused_acr,
  unmet_authentication_requirements: m.organisation_refused_acr,
  unknown: m.organisation_refused_unknown,
  signup_disabled: m.organisation_refused_unknown,
  unverified: m.organisation_refused_unverified,
  access_denied: m.organisation_refused_cancelled,
  unreachable: m.organisation_refused_unreachable,
} as const;

export function loader({ request }: LoaderFunctionArgs) {
  return { why: new URL(request.url).searchParams.get('error') ?? '' };
}

export default function RefusedPage() {
  const { say } = useWords();
  const { why } = useLoaderData<typeof loader>();
  const word = Object.hasOwn(words, why) ? words[why as keyof typeof words] : m.organisation_refused_other;
  return (
    <Page title={say(m.organisation_refused_title)} lead={<p>{say(word)}</p>}>
      <p>
        <Button as="a" role="link" href="/sign-in">
          {say(m.organisation_link_again)}
        </Button>
      </p>
    </Page>
  );
}
