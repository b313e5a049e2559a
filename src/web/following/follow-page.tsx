import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { followView, openLinksTable } from '#modules/reports/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { Drawing } from '#web/reports/report-figure.tsx';
import { ReportTable } from '#web/reports/report-table.tsx';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { WaveFrame } from '#web/studies/wave-frame.tsx';
import { Counted } from './counted.tsx';
import { LikenessSection } from './likeness-section.tsx';
import { OpenLinkCounts } from './open-link-counts.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  if (!frame.may.followWave) throw data(null, { status: 404 });
  const followed = await context.get(servicesContext).following.follow(actor, seen);
  const { wave, study } = seen;
  const isRefreshing = new URL(request.url).searchParams.has('refresh') && wave.state === 'open';
  if (!followed) return { frame, view: null, openLinks: null, isRefreshing: false };
  const view = followView(
    {
      study,
      followed,
      minimumGroup: wave.minimumGroup,
      openedOn: wave.openedOn,
      plannedClosingOn: wave.plannedClosingOn,
      isClosed: wave.state !== 'open',
    },
    languageOf(request),
  );
  const openLinks =
    followed.openLinks.length > 0 ? openLinksTable(followed.openLinks, languageOf(request)) : null;
  return { frame, view, openLinks, isRefreshing };
}

export default function FollowPage() {
  const { frame, view, openLinks, isRefreshing } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const { state } = frame.wave;
  const isClosed = state === 'closed' || state === 'archived';
  const title = isClosed ? say(m.following_title_final) : say(m.following_title);
  const base = `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;
  if (!view) {
    return (
      <WaveFrame frame={frame} step="follow" title={title}>
        <p className="report-finding">
          {state === 'draft' || state === 'pilot' ? say(m.following_not_open) : say(m.following_no_count)}
        </p>
      </WaveFrame>
    );
  }
  const { offices, audiences, days, likeness } = view;
  return (
    <WaveFrame frame={frame} step="follow" title={title}>
      {isRefreshing ? <meta httpEquiv="refresh" content="60" /> : null}
      <section>
        <p className="follow-headline">{view.headline}</p>
        {view.partial ? <p className="report-prose">{view.partial}</p> : null}
        <Counted text={view.counted} isOpen={state === 'open'} isRefreshing={isRefreshing} />
        {view.isAnybodyInvited ? null : <p className="report-prose">{say(m.following_nobody_next)}</p>}
      </section>
      {offices ? (
        <section className="follow-section" aria-labelledby="by-office">
          <h2 className="section-title" id="by-office">
            {say(m.following_by_office)}
          </h2>
          {view.units.length > 0 ? <p className="report-prose">{view.units.join(' ')}</p> : null}
          {offices.figure ? (
            <figure className="report-figure">
              <Drawing block={offices.figure} />
            </figure>
          ) : null}
          <ReportTable block={offices.table} />
        </section>
      ) : null}
      {audiences ? (
        <section className="follow-section" aria-labelledby="by-audience">
          <h2 className="section-title" id="by-audience">
            {say(m.following_by_audience)}
          </h2>
          <ReportTable block={audiences} />
        </section>
      ) : null}
      {offices ? (
        <section className="follow-section" aria-labelledby="by-day">
          <h2 className="section-title" id="by-day">
            {say(m.following_by_day)}
          </h2>
          {days ? (
            <>
              <figure className="report-figure">
                <Drawing block={days.figure} />
              </figure>
              <Fold id="days" summary={say(m.following_curve_title)}>
                <ReportTable block={days.table} />
              </Fold>
            </>
          ) : (
            <p className="report-prose">{say(m.following_curve_none)}</p>
          )}
        </section>
      ) : null}
      {offices ? <LikenessSection likeness={likeness} isClosed={isClosed} /> : null}
      {openLinks ? (
        <OpenLinkCounts table={openLinks} href={frame.may.runWave ? `${base}/counter` : null} />
      ) : null}
    </WaveFrame>
  );
}
