import { Tag } from '@navikt/ds-react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { sayDate } from '#platform/say-date.ts';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { shownVersion } from './shown-version.ts';
import { TranscriptFrame } from './transcript-frame.tsx';
import { pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';
import { TurnList } from './turn-list.tsx';

/** Every version there has been: when, by whom, and what became different; each can be read as it stood. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const needs = 'conductInterviews';
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const { transcripts } = context.get(servicesContext);
  const wanted = new URL(request.url).searchParams.get('version') ?? '';
  const old = /^\d{1,6}$/.test(wanted) ? await transcripts.versionAt(actor, asked, Number(wanted)) : null;
  return {
    frame,
    asked,
    history: await transcripts.history(actor, asked),
    old: old && shownVersion(old),
  };
}

export default function VersionsPage() {
  const { frame, asked, history, old } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  return (
    <TranscriptFrame
      frame={frame}
      step="versions"
      title={say(m.interviews_transcript_versions_title)}
      lead={<p>{say(m.interviews_transcript_versions_lead)}</p>}
    >
      {history.length === 0 ? <p>{say(m.interviews_transcript_versions_none)}</p> : null}
      <ol className="versions">
        {history.map(({ version, savedOn, byName, cause, isOpen, changed }) => (
          <li key={version} className="versions__one">
            <h2>
              <a href={`${pathOf(asked, '/versions')}?version=${version}#old`}>
                {say(m.interviews_transcript_version, { version })}
              </a>{' '}
              {isOpen ? (
                <Tag size="small" variant="success">
                  {say(m.interviews_transcript_is_open)}
                </Tag>
              ) : null}
            </h2>
            <p className="transcript-facts">
              {say(causeWords[cause], { date: sayDate(savedOn, language), name: byName })}
            </p>
            {changed ? (
              <>
                {changed.isRewritten ? <p>{say(m.interviews_transcript_rewritten)}</p> : null}
                {changed.heads > 0 ? (
                  <p>{say(m.interviews_transcript_heads_changed, { count: changed.heads })}</p>
                ) : null}
                {changed.changes.length > 0 ? (
                  <ul className="versions__changes">
                    {changed.changes.map(({ before, after, lead, trail }, at) => (
                      <li key={at}>
                        …{lead}
                        {before.trim() ? <del>{before}</del> : null}
                        {after.trim() ? <ins>{after}</ins> : null}
                        {trail}…
                      </li>
                    ))}
                  </ul>
                ) : null}
                {changed.more > 0 ? (
                  <p>{say(m.interviews_transcript_more_changes, { count: changed.more })}</p>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ol>
      {old ? (
        <section aria-labelledby="old">
          <h2 className="section-title" id="old">
            {say(m.interviews_transcript_version, { version: old.version })}
          </h2>
          <TurnList turns={old.turns} />
        </section>
      ) : null}
    </TranscriptFrame>
  );
}

const causeWords = {
  imported: m.interviews_transcript_cause_imported,
  edited: m.interviews_transcript_cause_edited,
  replaced: m.interviews_transcript_cause_replaced,
  undone: m.interviews_transcript_cause_undone,
  transcribed: m.interviews_transcript_cause_transcribed,
  machine: m.interviews_transcript_cause_machine,
};
