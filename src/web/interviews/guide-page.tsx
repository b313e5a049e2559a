import { Alert, Button } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { languages } from '#platform/language.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { GuideView } from './guide-view.tsx';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, mayPrepare } = await interviewsPlace({ request, params, context }, 'see');
  const versions = await context.get(servicesContext).informants.guideVersions(actor, frame.studyId);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('version');
  const shown = asked === null ? versions[0] : versions.find(({ version }) => String(version) === asked);
  if (asked !== null && !shown) throw data(null, { status: 404 });
  return {
    ...{ frame, mayPrepare, shown: shown ?? null, isSaved: searchParams.has('saved') },
    versions: versions.map(({ version, savedOn, byName }) => ({ version, savedOn, byName })),
  };
}

/** The guide as it is read and printed, and its earlier versions; before there is one, three ways to begin. */
export default function GuidePage() {
  const { frame, mayPrepare, shown, versions, isSaved } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/interviews/guide`;
  const about = (version: (typeof versions)[number]) =>
    say(m.interviews_version_by, {
      ...{ version: version.version, name: version.byName },
      day: sayDay(version.savedOn, language),
    });
  return (
    <InterviewsFrame
      frame={frame}
      step="guide"
      title={say(m.interviews_guide_title)}
      lead={<p>{say(m.interviews_guide_lead)}</p>}
    >
      {isSaved ? (
        <Alert variant="success" size="small">
          {say(m.interviews_guide_saved)}
        </Alert>
      ) : null}
      {shown ? (
        <>
          <div className="upload__send not-printed">
            {mayPrepare ? (
              <Button as="a" role="link" href={`${base}/edit`}>
                {say(m.interviews_guide_change)}
              </Button>
            ) : null}
            {mayPrepare ? <a href={`${base}/text`}>{say(m.interviews_guide_as_text)}</a> : null}
            <p>{say(m.interviews_guide_print)}</p>
          </div>
          <p className="guide-view__version">{about(shown)}</p>
          <GuideView guide={shown.guide} />
          {versions.length > 1 ? (
            <Fold summary={say(m.interviews_versions, { count: versions.length })} className="not-printed">
              <ul>
                {versions.map((version) => (
                  <li key={version.version}>
                    <a
                      href={`${base}?version=${version.version}`}
                      aria-current={version.version === shown.version ? 'true' : undefined}
                    >
                      {about(version)}
                    </a>
                  </li>
                ))}
              </ul>
            </Fold>
          ) : null}
        </>
      ) : mayPrepare ? (
        <div className="guide-starts">
          <form method="get" action={`${base}/edit`}>
            <h2>{say(m.interviews_guide_start_ready)}</h2>
            <p>{say(m.interviews_guide_start_ready_text)}</p>
            <input type="hidden" name="from" value="ready-made" />
            <div className="select-field">
              <label htmlFor="language">{say(m.interviews_guide_language)}</label>
              <select id="language" name="language" defaultValue={language}>
                {languages.map((each) => (
                  <option key={each} value={each}>
                    {say(names[each])}
                  </option>
                ))}
              </select>
            </div>
            <Button type="submit">{say(m.interviews_guide_start_ready_button)}</Button>
          </form>
          <div>
            <h2>{say(m.interviews_guide_start_paste)}</h2>
            <p>{say(m.interviews_guide_start_paste_text)}</p>
            <Button as="a" role="link" variant="secondary" href={`${base}/text`}>
              {say(m.interviews_guide_start_paste_button)}
            </Button>
          </div>
          <div>
            <h2>{say(m.interviews_guide_start_empty)}</h2>
            <p>{say(m.interviews_guide_start_empty_text)}</p>
            <Button as="a" role="link" variant="secondary" href={`${base}/edit`}>
              {say(m.interviews_guide_start_empty_button)}
            </Button>
          </div>
        </div>
      ) : (
        <p className="measure">{say(m.interviews_guide_none)}</p>
      )}
    </InterviewsFrame>
  );
}

const names = {
  nb: m.interviews_language_nb,
  nn: m.interviews_language_nn,
  en: m.interviews_language_en,
} as const;
