import {
  BarChartIcon,
  BookIcon,
  Buildings3Icon,
  FileSearchIcon,
  FileTextIcon,
  LineGraphIcon,
  PersonChatIcon,
  UploadIcon,
} from '@navikt/aksel-icons';
import { LinkCard } from '@navikt/ds-react';
import { useRouteLoaderData } from 'react-router';
import { m } from '#messages';
import { LoopFigure } from '#web/components/loop-figure.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import type { loader as rootLoader } from '#web/root.tsx';

export default function HomePage() {
  const { say } = useWords();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const hasOffices = root?.hasOffices === true;
  const ways = [
    ...(root?.hasDemo
      ? [
          {
            href: '/studies/sor-trondelag-2015',
            title: say(m.web_home_demo_title),
            text: say(m.web_home_demo_text),
            icon: <BarChartIcon aria-hidden fontSize="2rem" />,
          },
        ]
      : []),
    ...(hasOffices
      ? [
          {
            href: '/offices',
            title: say(m.web_home_offices_title),
            text: say(m.web_home_offices_text),
            icon: <Buildings3Icon aria-hidden fontSize="2rem" />,
          },
        ]
      : []),
    {
      href: '/studies',
      title: say(m.web_home_study_title),
      text: say(m.web_home_study_text),
      icon: <FileTextIcon aria-hidden fontSize="2rem" />,
    },
    {
      href: '/guide/interviews',
      title: say(m.web_home_interviews_title),
      text: say(m.web_home_interviews_text),
      icon: <PersonChatIcon aria-hidden fontSize="2rem" />,
    },
    {
      href: '/analyse',
      title: say(m.web_home_analyse_title),
      text: say(m.web_home_analyse_text),
      icon: <UploadIcon aria-hidden fontSize="2rem" />,
    },
    {
      href: '/power',
      title: say(m.web_home_power_title),
      text: say(m.web_home_power_text),
      icon: <LineGraphIcon aria-hidden fontSize="2rem" />,
    },
    {
      href: '/check',
      title: say(m.web_home_check_title),
      text: say(m.web_home_check_text),
      icon: <FileSearchIcon aria-hidden fontSize="2rem" />,
    },
    {
      href: '/guide',
      title: say(m.web_home_guide_title),
      text: say(m.web_home_guide_text),
      icon: <BookIcon aria-hidden fontSize="2rem" />,
    },
  ];
  return (
    <div className="home">
      <div className="home__opening">
        <Page
          title={say(m.web_home_title)}
          tabTitle={say(m.web_home_tab)}
          kicker={say(m.web_home_kicker)}
          lead={
            <>
              <p>{say(m.web_home_lead_1)}</p>
              <p>{say(m.web_home_lead_2)}</p>
              <p>{say(m.web_home_lead_3)}</p>
            </>
          }
        >
          {null}
        </Page>
        <LoopFigure />
      </div>
      <section aria-labelledby="ways" className="home__ways">
        <h2 id="ways" className="section-title">
          {say(m.web_home_ways)}
        </h2>
        <ul className="cards">
          {ways.map(({ href, title, text, icon }) => (
            <li key={href}>
              <LinkCard className="way">
                <LinkCard.Icon>{icon}</LinkCard.Icon>
                <LinkCard.Title as="h3">
                  <LinkCard.Anchor href={href}>{title}</LinkCard.Anchor>
                </LinkCard.Title>
                <LinkCard.Description>{text}</LinkCard.Description>
              </LinkCard>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
