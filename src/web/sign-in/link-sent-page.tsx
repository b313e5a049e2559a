import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { BackLink } from '#web/components/back-link.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';

export function loader({ request }: LoaderFunctionArgs) {
  const mark = new URL(request.url).searchParams.get('mark') ?? '';
  return { mark: /^[A-Z0-9]{1,4}$/.test(mark) ? mark : null };
}

/** The same for everybody: whether there is somebody with that address is told to nobody. */
export default function LinkSentPage() {
  const { say } = useWords();
  const { mark } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/sign-in">{say(m.organisation_sign_in_title)}</BackLink>
      <Page
        title={say(mark ? m.organisation_link_console_title : m.organisation_link_sent_title)}
        lead={<p>{mark ? say(m.organisation_link_console, { mark }) : say(m.organisation_link_sent)}</p>}
      >
        <p>{say(m.organisation_link_sent_not_there)}</p>
      </Page>
    </>
  );
}
