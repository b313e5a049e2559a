import { Button, Table } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import type { InterviewsOverview, OverviewRow } from '#modules/interviews/index.ts';
import { may } from '#modules/organisation/index.ts';
import { ColumnHeads } from '#web/components/column-heads.tsx';
import { ScrollFrame } from '#web/components/scroll-frame.tsx';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { InterviewsFrame } from './interviews-frame.tsx';
import { interviewsPlace } from './interviews-place.ts';
import { type NextWords, useNextStep } from './next-step.ts';
import { whereWeAre } from './where-we-are.ts';
import { type InterviewRoles, WhoInterviews } from './who-interviews.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, mayPrepare } = await interviewsPlace({ request, params, context }, 'see');
  const services = context.get(servicesContext);
  const overview = await services.informants.overview(actor, frame.studyId);
  const { people, administrators } = await services.peopleDesk.ofStudy(actor, frame.studyId);
  return {
    frame,
    mayPrepare,
    overview,
    where: await whereWeAre(services, actor, frame, overview),
    roles: {
      interviewers: people.flatMap(({ name, role }) => (role === 'interviewer' ? [name] : [])),
      administrators,
      mayGive: may(actor, 'managePeople'),
    },
  };
}

/** Where the interviews of a study are, the one thing to do next, and everybody who is spoken with, by pseudonym. */
export default function InterviewsOverviewPage() {
  const { frame, mayPrepare, overview, where, roles } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const base = `/studies/${frame.studyId}/interviews`;
  const next = useNextStep({ frame, mayPrepare, where });
  return (
    <InterviewsFrame
      frame={frame}
      step="overview"
      title={say(m.web_step_interviews)}
      lead={<p>{say(m.interviews_lead)}</p>}
    >
      <Next
        next={next}
        roles={roles}
        meanwhile={
          frame.may.codeInterviews && overview.rows.some(({ transcript }) => transcript === 'open')
            ? `${base}/codes`
            : null
        }
      />
      <Prepared base={base} overview={overview} />
      {frame.may.codeInterviews && overview.rows.some(({ passages }) => passages > 0) ? (
        <p>
          <a href={`${base}/findings`}>{say(m.findings_way_from_overview)}</a>
        </p>
      ) : null}
      <section aria-labelledby="informants">
        <h2 className="section-title" id="informants">
          {say(m.interviews_informants)}
        </h2>
        {overview.rows.length === 0 ? (
          <p className="measure">{say(m.interviews_informants_none)}</p>
        ) : (
          <Informants base={base} rows={overview.rows} frame={frame} />
        )}
      </section>
      <p>
        {say(m.interviews_help)} <a href="/guide/interviews">{say(m.interviews_help_interviews)}</a>
        {' · '}
        <a href="/guide/from-recording-to-text">{say(m.interviews_help_text)}</a>
        {' · '}
        <a href="/guide/coding">{say(m.interviews_help_coding)}</a>
      </p>
    </InterviewsFrame>
  );
}

function Next(properties: { next: NextWords; roles: InterviewRoles; meanwhile: string | null }) {
  const { next, roles, meanwhile } = properties;
  const { text, button, href, isMine } = next;
  const { say } = useWords();
  return (
    <section className="next-step" aria-labelledby="next">
      <h2 id="next">{say(m.waves_journey_next)}</h2>
      <p>{text}</p>
      {isMine ? (
        <>
          <Button as="a" role="link" href={href}>
            {button}
          </Button>
          {roles.interviewers.length === 0 ? <WhoInterviews roles={roles} /> : null}
        </>
      ) : (
        <>
          <WhoInterviews roles={roles} />
          {meanwhile ? (
            <Button as="a" role="link" variant="secondary" href={meanwhile}>
              {say(m.interviews_next_meanwhile)}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

/** What all interviews need: the guide and the information sheet, in the version in use. */
function Prepared({ base, overview }: { base: string; overview: InterviewsOverview }) {
  const { say, language } = useWords();
  const { guide, sheet, sheetDraft, sample } = overview;
  return (
    <dl className="interview-ready">
      <div>
        <dt>
          <a href={`${base}/guide`}>{say(m.interviews_nav_guide)}</a>
        </dt>
        <dd>
          {guide
            ? say(m.interviews_guide_state, {
                version: guide.version,
                questions: guide.questions,
                day: sayDay(guide.savedOn, language),
              })
            : say(m.interviews_not_made)}
        </dd>
      </div>
      <div>
        <dt>
          <a href={`${base}/sheet`}>{say(m.interviews_nav_sheet)}</a>
        </dt>
        <dd>
          {sheet
            ? say(m.interviews_sheet_state, { version: sheet.version, day: sayDay(sheet.savedOn, language) })
            : sheetDraft
              ? null
              : say(m.interviews_not_made)}{' '}
          {sheetDraft ? say(m.interviews_sheet_state_draft, sheetDraft) : null}
        </dd>
      </div>
      <div>
        <dt>
          <a href={`${base}/sample`}>{say(m.interviews_nav_sample)}</a>
        </dt>
        <dd>
          {sample === null
            ? say(m.interviews_not_made)
            : sample.wanted === 0
              ? say(m.interviews_sample_state_empty)
              : say(m.interviews_sample_state, sample)}
        </dd>
      </div>
    </dl>
  );
}

const transcriptWords = {
  none: m.interviews_missing,
  draft: m.interviews_names_left_here,
  open: m.interviews_transcribed,
};

const recordingWords = {
  none: m.interviews_recording_none,
  taking: m.interviews_recording_taking,
  kept: m.interviews_recording_kept,
};

function Informants(properties: {
  base: string;
  rows: readonly OverviewRow[];
  frame: { readonly may: { readonly conductInterviews: boolean; readonly codeInterviews: boolean } };
}) {
  const { base, rows, frame } = properties;
  const { say, language } = useWords();
  const { conductInterviews, codeInterviews } = frame.may;
  const cell = (text: string, href: string | null) => (href ? <a href={href}>{text}</a> : text);
  return (
    <ScrollFrame labelledBy="informants">
      <Table size="small" className="interview-table">
        <ColumnHeads
          columns={[
            say(m.interviews_column_informant),
            say(m.interviews_column_consent),
            say(m.interviews_column_held),
            say(m.interviews_column_recording),
            say(m.interviews_column_transcript),
            { number: say(m.interviews_column_passages) },
          ]}
        />
        <Table.Body>
          {rows.map((row) => {
            const { informantId, interviewId, name, withdrawnOn, consent, heldOn } = row;
            const at = interviewId ? `${base}/${interviewId}` : null;
            if (withdrawnOn !== null) {
              return (
                <Table.Row key={informantId} shadeOnHover={false}>
                  <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                  <Table.DataCell colSpan={5}>
                    {cell(
                      say(m.interviews_withdrawn, { day: sayDay(withdrawnOn, language) }),
                      conductInterviews ? `${base}/informants/${informantId}/withdraw` : null,
                    )}
                  </Table.DataCell>
                </Table.Row>
              );
            }
            return (
              <Table.Row key={interviewId ?? informantId} shadeOnHover={false}>
                <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                <Table.DataCell>
                  {cell(
                    consent ? sayDay(consent.givenOn, language) : say(m.interviews_missing),
                    conductInterviews ? `${base}/informants/${informantId}/consent` : null,
                  )}
                </Table.DataCell>
                <Table.DataCell>
                  {cell(
                    heldOn ? sayDay(heldOn, language) : say(m.interviews_not_held),
                    conductInterviews && at ? `${at}/hold` : null,
                  )}
                </Table.DataCell>
                <Table.DataCell>
                  {cell(
                    say(recordingWords[row.recording]),
                    conductInterviews && at && consent ? `${at}/recording` : null,
                  )}
                </Table.DataCell>
                <Table.DataCell>
                  {cell(
                    say(transcriptWords[row.transcript]),
                    at && (row.transcript === 'open' || conductInterviews) ? `${at}/transcript` : null,
                  )}
                </Table.DataCell>
                <Table.DataCell align="right">
                  {cell(
                    row.passages === 0 && codeInterviews && row.transcript === 'open'
                      ? say(m.interviews_begin_coding)
                      : String(row.passages),
                    codeInterviews && at && row.transcript === 'open' ? `${at}/coding` : null,
                  )}
                </Table.DataCell>
              </Table.Row>
            );
          })}
        </Table.Body>
      </Table>
    </ScrollFrame>
  );
}
