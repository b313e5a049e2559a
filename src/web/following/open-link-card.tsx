import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';

type Properties = {
  readonly link: {
    readonly linkId: string;
    readonly office: string;
    readonly audienceName: string;
    readonly code: string;
    readonly spelled: string;
    readonly isOpen: boolean;
    /** Null until it has been counted, and where it is withheld. */
    readonly answered: number | null;
    readonly isWithheld: boolean;
    readonly days: readonly { readonly day: string; readonly count: number }[];
  };
  readonly base: string;
  readonly address: string;
  readonly languages: readonly Language[];
  readonly isOpenWave: boolean;
  readonly isClosed: boolean;
  readonly hasManyAudiences: boolean;
};

const languageNames = {
  nb: m.following_counter_language_nb,
  nn: m.following_counter_language_nn,
  en: m.following_counter_language_en,
} as const;
const formats = { pdf: m.following_counter_pdf, svg: m.following_counter_svg } as const;

/** One place: its code, its posters, how many have answered, and what can be done with it. */
export function OpenLinkCard(properties: Properties) {
  const { link, base, address, languages, isOpenWave, isClosed, hasManyAudiences } = properties;
  const { say } = useWords();
  const { linkId, office, isOpen, answered, isWithheld, days } = link;
  const isWorking = isOpen && !isClosed;
  return (
    <li className={isWorking ? 'open-link' : 'open-link open-link--closed'}>
      <div>
        <h3>{office}</h3>
        {hasManyAudiences ? <p className="open-link__about">{link.audienceName}</p> : null}
      </div>
      <div>
        <p className="open-link__code">{link.spelled}</p>
        <p className="open-link__about">{isWorking ? address : say(m.following_counter_is_closed)}</p>
      </div>
      {isWithheld ? <p className="open-link__about">{say(m.following_open_withheld)}</p> : null}
      {answered === null ? null : (
        <div>
          <p>
            {answered === 0
              ? say(m.following_counter_answers_none)
              : say(m.following_counter_answers, { count: answered })}
          </p>
          {answered > 0 && days.length > 0 ? (
            <details>
              <summary>{say(m.following_counter_days)}</summary>
              <ul>
                {days.map(({ day, count }) => (
                  <li key={day}>{say(m.following_counter_day, { day, count })}</li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      )}
      {isWorking ? (
        <div>
          {languages.map((language) => (
            <p key={language} className="open-link__posters">
              <span>
                {languages.length > 1
                  ? say(m.following_counter_poster_in, { language: say(languageNames[language]) })
                  : say(m.following_counter_poster)}
              </span>
              {(['pdf', 'svg'] as const).map((format) => (
                <a
                  key={format}
                  href={`${base}/${encodeURIComponent(linkId)}/poster-${language}.${format}`}
                  aria-label={`${say(m.following_counter_poster)} ${office} ${say(languageNames[language])} ${format.toUpperCase()}`}
                >
                  {say(formats[format])}
                </a>
              ))}
            </p>
          ))}
          {isOpenWave ? (
            <p className="open-link__tablet">
              <a href={`/s/k/${link.code}/tablet`}>{say(m.following_counter_tablet)}</a>
            </p>
          ) : null}
        </div>
      ) : null}
      {isClosed ? null : (
        <form method="post" className="open-link__actions">
          <input type="hidden" name="link" value={linkId} />
          {isOpen ? (
            <>
              <Button type="submit" name="do" value="change" size="small" variant="secondary">
                {say(m.following_counter_change)}
              </Button>
              <Button type="submit" name="do" value="close" size="small" variant="tertiary">
                {say(m.following_counter_close)}
              </Button>
            </>
          ) : (
            <Button type="submit" name="do" value="open" size="small" variant="secondary">
              {say(m.following_counter_open)}
            </Button>
          )}
        </form>
      )}
    </li>
  );
}
