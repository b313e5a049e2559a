import { Button } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { may } from '#modules/organisation/index.ts';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { SyntheticNotice } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { actorOf, signedIn } from '#web/sign-in/actor.ts';
import { OfficeList } from './office-list.tsx';

/** Offices to choose between. Where there are none that everybody may see, one signs in first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf({ request, context });
  const counties = await context.get(servicesContext).offices.list(actor);
  if (counties.length === 0) await signedIn({ request, context });
  const seesAll = actor !== null && may(actor, 'seeOffices');
  return {
    counties: counties.map(({ county, offices }) => {
      const isSynthetic = offices.every(({ synthetic }) => synthetic);
      return {
        county: county && { number: county.number, name: county.name, isOpen: seesAll || isSynthetic },
        isSynthetic,
        offices: offices.map(({ number, name, status }) => ({ number, name, isClosed: status === 'closed' })),
      };
    }),
    managesRegister: actor !== null && may(actor, 'manageRegister'),
    managesScorecard: actor !== null && may(actor, 'manageScorecards'),
    seesAll,
  };
}

export default function OfficesPage() {
  const { counties, managesRegister, managesScorecard, seesAll } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const empty = managesRegister
    ? say(m.offices_empty_manage)
    : seesAll
      ? say(m.offices_empty)
      : say(m.offices_empty_none);
  return (
    <Page title={say(m.offices_title)} lead={<p>{say(m.offices_lead)}</p>}>
      {counties.length === 0 ? (
        <section className="next-step">
          <p>{empty}</p>
          {managesRegister ? (
            <Button as="a" role="link" href="/register/import">
              {say(m.register_import_button)}
            </Button>
          ) : null}
        </section>
      ) : null}
      {counties.map(({ county, offices, isSynthetic }) => (
        <section key={county?.number ?? ''} className="county-of-offices">
          <h2 className="section-title">{county ? county.name : say(m.offices_no_county)}</h2>
          {isSynthetic ? <SyntheticNotice text={say(m.offices_synthetic)} /> : null}
          {county?.isOpen ? (
            <p>
              <a href={`/counties/${county.number}`}>{say(m.offices_to_county, { county: county.name })}</a>
            </p>
          ) : null}
          <OfficeList offices={offices} />
        </section>
      ))}
      <p className="ways-on">
        {managesRegister ? <a href="/register">{say(m.offices_to_register)}</a> : null}
        {managesScorecard ? <a href="/scorecard">{say(m.offices_to_scorecard)}</a> : null}
        <a href="/guide/reading-office-pages">{say(m.offices_to_guide)}</a>
      </p>
    </Page>
  );
}
