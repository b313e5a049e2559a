import { Alert, Button, TextField } from '@navikt/ds-react';
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
import { readForm } from '#web/components/read-form.ts';
import { languageOf, useWords } from '#web/language/language.ts';
import { servicesContext, visitorContext } from '#web/services.ts';
import { actorOf } from './actor.ts';
import { DemoCards } from './demo-cards.tsx';
import { nextOf, withCookies } from './next-page.ts';
import { PasskeyButton } from './passkey-button.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { people, signIn } = context.get(servicesContext);
  const { services, origin } = await signIn.ways();
  const { host } = new URL(request.url);
  return {
    people: await people.demoPeople(),
    services,
    next: nextOf(request),
    who: (await actorOf({ request, context }))?.name ?? null,
    // Behind a proxy we see another host than people do; then the script finds out by itself.
    passkeyOrigin: new URL(origin).host === host || !isLoopback(host) ? origin : null,
  };
}

const isLoopback = (host: string) => /^(localhost|127\.|\[::1\])/.test(host);

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { people, signIn } = context.get(servicesContext);
  if (form.has('person')) {
    const cookies = await people.signInAsDemo(request, String(form.get('person')));
    if (!cookies) throw data(null, { status: 404 });
    return redirect(nextOf(request), { status: 303, headers: withCookies(cookies) });
  }
  const email = String(form.get('email') ?? '');
  const sent = await signIn.sendLink({
    email,
    next: nextOf(request),
    language: languageOf(request),
    from: context.get(visitorContext),
  });
  if (sent.kind === 'wait') return data({ email, minutes: sent.minutes }, { status: 429 });
  if (sent.kind === 'no-address') return data({ email, minutes: null }, { status: 422 });
  return redirect(`/sign-in/sent${sent.mark ? `?mark=${sent.mark}` : ''}`, 303);
}

export default function SignInPage() {
  const { say } = useWords();
  const { people, services, next, who, passkeyOrigin } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const hasDemo = people.length > 0;
  return (
    <Page
      title={say(m.organisation_sign_in_title)}
      lead={hasDemo ? <p>{say(m.organisation_sign_in_demo)}</p> : null}
      isWide={hasDemo}
    >
      {who ? <p className="done-note">{say(m.organisation_signed_in_as, { name: who })}</p> : null}
      {hasDemo ? <DemoCards people={people} /> : null}
      <div className="sign-in-ways">
        {hasDemo ? <h2 className="section-title">{say(m.organisation_sign_in_otherwise)}</h2> : null}
        {services.map(({ id, name }) => (
          <p key={id}>
            <Button as="a" role="link" href={`/sign-in/with/${id}?next=${encodeURIComponent(next)}`}>
              {say(m.organisation_sign_in_with, { name })}
            </Button>
          </p>
        ))}
        {passkeyOrigin ? (
          <PasskeyButton
            task="sign-in"
            origin={passkeyOrigin}
            next={next}
            isSecond={hasDemo || services.length > 0}
          />
        ) : null}
        <form method="post" className="person-form">
          {refused?.minutes ? (
            <Alert variant="warning" role="alert">
              {say(m.organisation_sign_in_wait, { minutes: refused.minutes })}
            </Alert>
          ) : null}
          <TextField
            label={say(m.organisation_sign_in_email)}
            description={say(m.organisation_sign_in_email_hint)}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            defaultValue={refused?.email ?? ''}
            maxLength={254}
            error={refused && refused.minutes === null ? say(m.organisation_refuse_email) : undefined}
          />
          <div>
            <Button type="submit" variant="secondary">
              {say(m.organisation_sign_in_send)}
            </Button>
          </div>
        </form>
      </div>
    </Page>
  );
}
