import { MenuHamburgerIcon } from '@navikt/aksel-icons';
import { useLocation } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { LanguageSwitch } from '#web/language/language-switch.tsx';

/** Who is signed in, as far as the header says it. */
export type Who = {
  readonly name: string;
  readonly managesPeople: boolean;
  readonly managesRegister: boolean;
  /** Whoever may see the results of every office. */
  readonly seesScorecard: boolean;
} | null;

export function SiteHeader(properties: { who: Who; hasOffices: boolean; hasDemo: boolean }) {
  const { who, hasOffices, hasDemo } = properties;
  const { say } = useWords();
  const { pathname } = useLocation();
  const demo = '/studies/sor-trondelag-2015';
  const places = [
    ...(who
      ? [
          {
            href: '/studies',
            label: say(m.organisation_nav_studies),
            isHere: pathname.startsWith('/studies') && !pathname.startsWith(demo),
          },
        ]
      : []),
    ...(hasDemo
      ? [
          {
            href: demo,
            label: say(m.web_nav_demo),
            isHere: pathname.startsWith(demo) || (!who && pathname.startsWith('/studies')),
          },
        ]
      : []),
    ...(hasOffices
      ? [
          {
            href: '/offices',
            label: say(m.offices_nav),
            isHere: /^\/(offices|counties)(\/|$)/.test(pathname),
          },
        ]
      : []),
    ...(who?.seesScorecard
      ? [{ href: '/scorecard', label: say(m.scorecards_title), isHere: pathname.startsWith('/scorecard') }]
      : []),
    ...(who?.managesRegister
      ? [{ href: '/register', label: say(m.register_nav), isHere: pathname.startsWith('/register') }]
      : []),
    { href: '/analyse', label: say(m.web_nav_analyse), isHere: /^\/(analyse|files)/.test(pathname) },
    { href: '/check', label: say(m.web_nav_check), isHere: pathname === '/check' },
    ...(who?.managesPeople
      ? [{ href: '/people', label: say(m.organisation_nav_people), isHere: pathname.startsWith('/people') }]
      : []),
    { href: '/guide', label: say(m.web_nav_guide), isHere: pathname.startsWith('/guide') },
  ];
  return (
    <header className={who ? 'site-header site-header--signed-in' : 'site-header'}>
      <div className="site-header__inner">
        <a className="wordmark" href="/">
          <svg aria-hidden="true" viewBox="0 0 32 32" width="28" height="28">
            <rect width="32" height="32" rx="9" fill="currentColor" />
            <path
              d="M9.5 23.5v-15m13 15v-15m-13 7.5h13"
              fill="none"
              stroke="var(--ax-bg-default)"
              strokeWidth="3.4"
              strokeLinecap="round"
            />
          </svg>
          Handlingsrom
        </a>
        {/* On a phone the menu unfolds from a button, by the browser itself and without script; elsewhere it is always there. */}
        <button type="button" className="menu-button" popoverTarget="site-menu">
          <MenuHamburgerIcon aria-hidden fontSize="1.5rem" />
          {say(m.web_nav_menu)}
        </button>
        <div id="site-menu" className="site-menu" popover="auto">
          <nav aria-label={say(m.web_nav_label)} className="site-nav">
            <ul>
              {places.map(({ href, label, isHere }) => (
                <li key={href}>
                  <a href={href} aria-current={isHere ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="who">
            {who ? (
              <a href="/account" aria-current={pathname === '/account' ? 'page' : undefined}>
                {who.name}
              </a>
            ) : (
              <a href="/sign-in">{say(m.organisation_nav_sign_in)}</a>
            )}
          </div>
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}
