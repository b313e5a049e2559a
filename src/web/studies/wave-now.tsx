import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { pagesThatExist } from './pages-that-exist.ts';
import { ReadinessList } from './readiness-list.tsx';
import { sayDay } from './say-day.ts';
import { hasTurnButton, TurnBox } from './turn-box.tsx';
import type { WavePageData } from './wave-page-data.ts';

/** What is to be done with a wave in the state it is in: one thing first. */
export function WaveNow({ page }: { page: WavePageData }) {
  return (
    <>
      <TurnBox page={page} />
      <StateNow page={page} />
    </>
  );
}

function StateNow({ page }: { page: WavePageData }) {
  switch (page.wave.state) {
    case 'draft':
    case 'pilot':
      return <BeforeOpening page={page} />;
    case 'open':
      return <WhileOpen page={page} />;
    case 'closed':
    case 'archived':
      return <AfterClosing page={page} />;
  }
}

const baseOf = ({ frame }: WavePageData) => `/studies/${frame.studyId}/waves/${frame.wave.waveId}`;

function BeforeOpening({ page }: { page: WavePageData }) {
  const { say } = useWords();
  const { checks, frame } = page;
  const isReady = checks.every(({ state }) => state !== 'missing');
  return (
    <section aria-labelledby="ready">
      <h2 className="section-title" id="ready">
        {say(isReady ? m.waves_ready_title : m.waves_not_ready_title)}
      </h2>
      <ReadinessList page={page} />
      {frame.may.runWave ? (
        isReady ? (
          <Button as="a" role="link" href={`${baseOf(page)}/confirm/open`}>
            {say(m.waves_open_button)}
          </Button>
        ) : page.turn && 'do' in page.turn.step ? (
          <p>{say(m.waves_not_ready_text)}</p>
        ) : null
      ) : page.turn && 'wait' in page.turn.step ? null : (
        <p>{say(m.waves_lead_opens)}</p>
      )}
    </section>
  );
}

function WhileOpen({ page }: { page: WavePageData }) {
  const { say, language } = useWords();
  const { frame, wave, isKeyMissing } = page;
  return (
    <>
      <section aria-labelledby="so-far">
        <h2 className="section-title" id="so-far">
          {say(m.waves_open_title)}
        </h2>
        <Totals page={page} />
        <p className="measure">
          {wave.plannedClosingOn
            ? say(m.waves_open_closes, { day: sayDay(wave.plannedClosingOn, language) })
            : say(m.waves_open_no_day)}{' '}
          {say(m.waves_open_sealed)}
        </p>
        {page.turn && 'wait' in page.turn.step && page.turn.step.wait === 'invited' ? (
          <p className="measure">{say(m.waves_turn_wait_invited, { who: page.hands.custodian })}</p>
        ) : null}
        {pagesThatExist.follow && frame.may.followWave ? (
          <Button
            as="a"
            role="link"
            variant={hasTurnButton(page) ? 'secondary' : 'primary'}
            href={`${baseOf(page)}/follow`}
          >
            {say(m.waves_follow_button)}
          </Button>
        ) : null}
      </section>
      {frame.may.runWave && !isKeyMissing ? (
        <section aria-labelledby="close">
          <h2 className="section-title" id="close">
            {say(m.waves_close_title)}
          </h2>
          <p className="measure">{say(m.waves_close_text)}</p>
          <Button
            as="a"
            role="link"
            variant={pagesThatExist.follow ? 'secondary' : 'primary'}
            href={`${baseOf(page)}/confirm/close`}
          >
            {say(m.waves_close_button)}
          </Button>
        </section>
      ) : null}
    </>
  );
}

function AfterClosing({ page }: { page: WavePageData }) {
  const { say, language } = useWords();
  const { frame, wave, reportMadeOn, hasNewerStudy } = page;
  const isMaking = reportMadeOn === null && wave.reportProblem === null;
  const again = (
    <form method="post">
      <Button type="submit" name="do" value="make-report" variant={reportMadeOn ? 'secondary' : 'primary'}>
        {say(m.waves_report_again)}
      </Button>
    </form>
  );
  return (
    <section aria-labelledby="result">
      <h2 className="section-title" id="result">
        {say(m.waves_closed_title)}
      </h2>
      <Totals page={page} />
      {isMaking ? (
        <div className="working" role="status">
          <meta httpEquiv="refresh" content="2" />
          <p>{say(m.waves_report_making)}</p>
          <progress aria-label={say(m.waves_report_making)} />
        </div>
      ) : null}
      {wave.reportProblem ? (
        <Alert variant="warning" className="measure">
          <p>{say(m.waves_report_failed)}</p>
          <p>{wave.reportProblem}</p>
          <p>{say(m.waves_report_failed_what)}</p>
        </Alert>
      ) : null}
      {reportMadeOn && frame.may.exportData ? (
        <p>
          <Button as="a" role="link" href={`${baseOf(page)}/report`}>
            {say(m.waves_report_read)}
          </Button>
        </p>
      ) : null}
      {reportMadeOn ? (
        <p className="measure">
          {say(m.waves_report_made, { day: sayDay(reportMadeOn, language) })}{' '}
          {frame.may.runWave ? say(hasNewerStudy ? m.waves_report_newer : m.waves_report_later) : null}
        </p>
      ) : null}
      {page.hasOutcomes && frame.may.exportData ? (
        <p>
          <a href={`${baseOf(page)}/outcomes`}>{say(m.waves_outcomes_title)}</a>
        </p>
      ) : null}
      {!isMaking && frame.may.runWave && (hasNewerStudy || wave.reportProblem) ? again : null}
    </section>
  );
}

function Totals({ page: { totals, wave } }: { page: WavePageData }) {
  const { say } = useWords();
  if (!totals) return null;
  const { invited, reached, complete, partial, byOpenLink, isLive } = totals;
  const isTold = reached !== null && complete !== null;
  return (
    <dl className="figures">
      {invited > 0 ? (
        <div>
          <dt>
            {say(isTold ? m.waves_total_reached : m.waves_total_invited)}
            {isTold && invited > reached ? (
              <span>{say(m.waves_total_out, { count: invited - reached })}</span>
            ) : null}
          </dt>
          <dd>{reached ?? invited}</dd>
        </div>
      ) : null}
      {invited > 0 ? (
        <div>
          <dt>
            {say(m.waves_total_complete)}
            <span>
              {isTold
                ? reached > 0
                  ? say(m.waves_total_percent, { percent: Math.round((100 * complete) / reached) })
                  : null
                : say(m.waves_total_withheld)}
            </span>
            {wave.state === 'open' && !isLive ? <span>{say(m.waves_total_once_a_day)}</span> : null}
          </dt>
          <dd>{complete ?? '–'}</dd>
        </div>
      ) : null}
      {(byOpenLink ?? 0) > 0 || invited === 0 ? (
        <div>
          <dt>{say(m.waves_total_open_link)}</dt>
          <dd>{byOpenLink ?? '–'}</dd>
        </div>
      ) : null}
      {wave.state === 'open' || partial === null || invited === 0 ? null : (
        <div>
          <dt>
            {say(m.waves_total_partial)}
            <span>{say(m.waves_total_partial_text)}</span>
          </dt>
          <dd>{partial}</dd>
        </div>
      )}
    </dl>
  );
}
