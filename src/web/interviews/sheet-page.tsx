import { Alert, Button } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';
import { SheetView } from './sheet-view.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, mayPrepare } = await interviewsPlace({ request, params, context }, 'see');
  const versions = await context.get(servicesContext).informants.sheetVersions(actor, frame.studyId);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('version');
  const shown = asked === null ? versions[0] : versions.find(({ version }) => String(version) === asked);
  if (asked !== null && !shown) throw data(null, { status: 404 });
  return {
    ...{ frame, mayPrepare, shown: shown ?? null, isSaved: searchParams.has('saved') },
    versions: versions.map(({ version, savedOn, byName }) => ({ version, savedOn, byName })),
  };
}

/** What informants are told before they say yes, with the consent under it, to be read, printed and signed. */
export default function SheetPage() {
  const { frame, mayPrepare, shown, versions, isSaved } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/interviews/sheet`;
  const about = (version: (typeof versions)[number]) =>
    say(m.interviews_version_by, {
      ...{ version: version.version, name: version.byName },
      day: sayDay(version.savedOn, language),
    });
  return (
    <InterviewsFrame
      frame={frame}
      step="sheet"
      title={say(m.interviews_sheet_title)}
      lead={<p>{say(m.interviews_sheet_lead)}</p>}
    >
      {isSaved ? (
        <Alert variant="success" size="small">
          {say(m.interviews_sheet_saved)}
        </Alert>
      ) : null}
      {mayPrepare ? (
        <div className="upload__send not-printed">
          <Button as="a" role="link" href={`${base}/edit`}>
            {say(shown ? m.interviews_sheet_change : m.interviews_sheet_write)}
          </Button>
          {shown ? <p>{say(m.interviews_sheet_print)}</p> : null}
        </div>
      ) : null}
      {shown ? (
        <>
          <p className="guide-view__version">{about(shown)}</p>
          <SheetView sheet={shown.sheet} toSign />
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
      ) : (
        <p className="measure">{say(mayPrepare ? m.interviews_sheet_none : m.interviews_sheet_none_yet)}</p>
      )}
    </InterviewsFrame>
  );
}
