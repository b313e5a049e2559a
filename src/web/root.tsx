import '@navikt/ds-css/dist/index.css';
import './styles/letters.css';
import './styles/site.css';
import './styles/home.css';
import './styles/study.css';
import './styles/forms.css';
import './styles/check.css';
import './styles/folds.css';
import './styles/figure-colours.css';
import './styles/report.css';
import './styles/tables.css';
import './styles/guide.css';
import './styles/files.css';
import './styles/codebook.css';
import './styles/scales.css';
import './styles/adding.css';
import './styles/desk.css';
import './exports/exports.css';
import './studies/studies.css';
import './imports/imports.css';
import './styles/asked.css';
import './following/following.css';
import './reporting-units/units.css';
import './user-survey/user-survey.css';
import './styles/sign-in.css';
import './editor/editor.css';
import './editor/words.css';
import './editor/questions.css';
import './editor/parts.css';
import './editor/difference.css';
import './editor/saving.css';
import './editor/study-offices.css';
import './styles/people.css';
import './offices/offices.css';
import './register/register.css';
import './scorecards/scorecards.css';
import './interviews/interviews.css';
import './recordings/recordings.css';
import './transcripts/transcripts.css';
import './interviews/coding/coding.css';
import './interviews/coding/codes.css';
import './interviews/coding/coders.css';
import './interviews/findings/findings.css';
import './open-answers/open-answers.css';
import './interviews/exchange/exchange.css';
import { type ReactNode, useContext } from 'react';
import {
  isRouteErrorResponse,
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { may } from '#modules/organisation/index.ts';
import { SiteFooter } from './components/site-footer.tsx';
import { SiteHeader } from './components/site-header.tsx';
import { SkipLink } from './components/skip-link.tsx';
import { useWords } from './language/language.ts';
import { OutOfReachContext } from './problems/out-of-reach.ts';
import { Problem } from './problems/problem.tsx';
import { servicesContext } from './services.ts';
import { actorOf } from './sign-in/actor.ts';

/** Who is signed in, for the header of every page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf({ request, context });
  const hasOffices = (await context.get(servicesContext).offices.list(actor)).length > 0;
  return {
    hasOffices,
    hasDemo: context.get(servicesContext).demoStudyId !== null,
    who: actor && {
      name: actor.name,
      managesPeople: may(actor, 'managePeople'),
      managesRegister: may(actor, 'manageRegister'),
      seesScorecard: may(actor, 'seeOffices'),
    },
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <SkipLink />
        <SiteHeader
          who={root?.who ?? null}
          hasOffices={root?.hasOffices ?? false}
          hasDemo={root?.hasDemo ?? false}
        />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  // A form from elsewhere is led to /problems/403; any other 403 is a page that the reader's roles do not open.
  const isRole = !useLocation().pathname.startsWith('/problems/');
  const { status, data } = isRouteErrorResponse(error) ? error : { status: 500, data: null };
  const isAway = useContext(OutOfReachContext) && status === 500;
  return <Problem status={status} isAway={isAway} isRole={isRole} notYours={status === 403 ? data : null} />;
}
