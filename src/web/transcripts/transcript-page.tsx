import { PencilIcon, PlayIcon } from '@navikt/aksel-icons';
import { Alert } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { benchPath, soundPath } from '#web/recordings/recording-path.ts';
import { Sound } from '#web/recordings/sound-to-hear.tsx';
import { servicesContext } from '#web/services.ts';
import { ImportForms } from './import-forms.tsx';
import { type ShownVersion, shownVersion } from './shown-version.ts';
import { TranscriptFacts } from './transcript-facts.tsx';
import { TranscriptFrame } from './transcript-frame.tsx';
import { pathOf } from './transcript-path.ts';
import { transcriptPlace } from './transcript-place.ts';
import { TurnForm } from './turn-form.tsx';
import { TurnList } from './turn-list.tsx';

/** What was said, turn by turn; or, where nothing is written out yet, the ways to get it in. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context });
  const { transcripts, informants } = context.get(servicesContext);
  const open = await transcripts.current(actor, asked);
  const version = frame.mayConduct ? await transcripts.draft(actor, asked) : open;
  const questions = await transcripts.asking(actor, asked);
  // Nothing is taken in before the informant has said yes: said before anybody pastes an hour's talk in vain.
  const lacksConsent =
    frame.mayConduct &&
    version === null &&
    (await informants.hold(actor, asked.studyId, asked.interviewId))?.consent === null;
  const { searchParams } = new URL(request.url);
  const [turn, heard] = [searchParams.get('turn') ?? '', searchParams.get('hear') ?? ''];
  const { recordings } = context.get(servicesContext);
  const recording = frame.mayConduct ? (await recordings.recording(actor, asked))?.recording : null;
  const hasTimes = version?.turns.some(({ startMs }) => startMs !== null) ?? false;
  const hearing = /^\d{1,6}$/.test(heard) ? Number(heard) - 1 : null;
  return {
    frame,
    asked,
    lacksConsent,
    /** What stands is what a machine heard. */
    isUnchecked: frame.mayConduct && (await transcripts.bench(actor, asked)).isUnchecked,
    version: version && shownVersion(version),
    /** The version that those who code read. */
    openVersion: open?.version ?? null,
    asking: questions?.asking.length ?? 0,
    /** The turn that is changed, from 0. */
    sound: recording?.state === 'kept' && hasTimes ? soundPath(asked, recording.recordingId) : null,
    /** The turn that is listened to, from 0; and where in the recording it is. */
    hearing,
    hearsFrom: version?.turns[hearing ?? -1]?.startMs ?? null,
    changing: frame.mayConduct && /^\d{1,6}$/.test(turn) ? Number(turn) - 1 : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs: 'conductInterviews' });
  const form = await readForm(request);
  const given = {
    version: numberIn(form, 'version'),
    turn: numberIn(form, 'turn'),
    speaker: textOf(form, 'speaker'),
    time: textOf(form, 'time'),
    text: textOf(form, 'text'),
  };
  let isSaved = false;
  const refusal = await refused(request, async () => {
    const { version } = await context.get(servicesContext).transcripts.edit(actor, asked, given);
    isSaved = version !== given.version;
  });
  // Led back to the turn, as somebody who goes through a whole interview goes on from there.
  if (!refusal) throw redirect(`${pathOf(asked)}${isSaved ? '?saved=1' : ''}#turn-${given.turn + 1}`, 303);
  return data({ given, text: refusal.text }, { status: 422 });
}

function numberIn(form: FormData, field: string): number {
  const written = textOf(form, field);
  if (!/^\d{1,6}$/.test(written)) throw data(null, { status: 400 });
  return Number(written);
}

export default function TranscriptPage() {
  const { frame, asked, version, openVersion, asking, lacksConsent, isUnchecked } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { say } = useWords();
  const lead = version
    ? m.interviews_transcript_lead
    : lacksConsent
      ? m.interviews_transcript_lead_unasked
      : frame.mayConduct
        ? m.interviews_transcript_lead_empty
        : m.interviews_transcript_lead_closed;
  return (
    <TranscriptFrame
      frame={frame}
      step="transcript"
      title={say(m.interviews_transcript_title)}
      lead={<p>{say(lead)}</p>}
    >
      {search.has('saved') && version ? (
        <Alert variant="success" role="status">
          {say(m.interviews_transcript_saved, { version: version.version })}
        </Alert>
      ) : null}
      {isUnchecked ? (
        <Alert variant="warning" className="transcript-notice">
          {say(m.interviews_transcript_unchecked)}{' '}
          <a href={benchPath(asked)}>{say(m.interviews_transcript_unchecked_link)}</a>
        </Alert>
      ) : null}
      {asking > 0 ? (
        <Alert variant="warning" className="transcript-notice">
          {say(m.interviews_transcript_asking, { count: asking })}{' '}
          <a href={pathOf(asked, '/codes')}>{say(m.interviews_transcript_asking_link)}</a>
        </Alert>
      ) : null}
      {version ? (
        <>
          <TranscriptFacts
            version={version}
            openVersion={openVersion}
            mayConduct={frame.mayConduct}
            namesHref={pathOf(asked, '/names')}
          />
          <Turns version={version} />
        </>
      ) : lacksConsent ? (
        <Alert variant="warning" className="transcript-notice">
          {say(m.interviews_consent_missing, { pseudonym: frame.interview.pseudonym })}{' '}
          <a href={`/studies/${asked.studyId}/interviews/informants/${frame.interview.informantId}/consent`}>
            {say(m.interviews_next_consent_button)}
          </a>
        </Alert>
      ) : frame.mayConduct ? (
        <ImportForms action={pathOf(asked, '/import')} wrong={null} isNothing={false} pasted="" />
      ) : null}
    </TranscriptFrame>
  );
}

/** The turns, each with the way to change it for whoever may; the one that is changed is a form. */
function Turns({ version }: { version: ShownVersion }) {
  const { frame, asked, changing, sound, hearing, hearsFrom } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say } = useWords();
  if (!frame.mayConduct) return <TurnList turns={version.turns} />;
  const speakers = [...new Set(version.turns.map(({ speaker }) => speaker))];
  const given = result?.given ?? null;
  const at = given?.turn ?? changing;
  const isMeanwhile = given !== null && given.version !== version.version;
  const hrefOf = (index: number) => `${pathOf(asked)}#turn-${index + 1}`;
  return (
    <TurnList
      turns={version.turns}
      instead={(index) =>
        index === at ? (
          <TurnForm
            index={index}
            // What somebody else saved has been shown beside it: the next save is on top of that.
            version={version.version}
            turn={given ? { ...given, time: given.time } : version.turns[index]!}
            speakers={speakers}
            cancelHref={hrefOf(index)}
            mistake={result?.text ?? null}
            others={isMeanwhile ? version.turns[index]!.text : null}
          />
        ) : null
      }
      after={(index) =>
        index === at ? null : (
          <span className="said__ways">
            {sound && hearing === index && hearsFrom !== null ? (
              <Sound
                autoPlay
                className="said__sound"
                src={`${sound}#t=${hearsFrom / 1000}`}
                aria-label={say(m.interviews_transcript_play_turn, { turn: index + 1 })}
              />
            ) : sound && version.turns[index]!.time !== null ? (
              <a
                className="said__change"
                href={`${pathOf(asked)}?hear=${index + 1}#turn-${index + 1}`}
                aria-label={say(m.interviews_transcript_play_turn, { turn: index + 1 })}
                title={say(m.interviews_transcript_play_turn, { turn: index + 1 })}
              >
                <PlayIcon aria-hidden />
              </a>
            ) : null}
            <a
              className="said__change"
              href={`${pathOf(asked)}?turn=${index + 1}#turn-${index + 1}`}
              aria-label={say(m.interviews_transcript_change_turn, { turn: index + 1 })}
              title={say(m.interviews_transcript_change_turn, { turn: index + 1 })}
            >
              <PencilIcon aria-hidden />
            </a>
          </span>
        )
      }
    />
  );
}
