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
import { draftAsText, draftFromText, newDraftId } from '#modules/interviews/index.ts';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { timeOf } from '#web/transcripts/shown-version.ts';
import { TranscriptFrame } from '#web/transcripts/transcript-frame.tsx';
import { pathOf } from '#web/transcripts/transcript-path.ts';
import { transcriptPlace } from '#web/transcripts/transcript-place.ts';
import { Bench } from './bench.tsx';
import { BenchDrafts } from './bench-drafts.tsx';
import { BenchFinish } from './bench-finish.tsx';
import { benchPath, recordingPath, soundPath } from './recording-path.ts';
import { shownDraft } from './shown-draft.ts';

const needs = 'conductInterviews';

/** The bench: the recording is listened to and written out in turns. One goes on where one was, whatever happened. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const { transcripts, recordings } = context.get(servicesContext);
  const { current, drafts, fresh, isUnchecked } = await transcripts.bench(actor, asked);
  const look = await recordings.recording(actor, asked);
  const wanted = new URL(request.url).searchParams.get('draft');
  const chosen =
    drafts.find(({ draftId }) => draftId === wanted) ??
    (wanted !== 'new' && drafts.length === 1 ? drafts[0]! : null);
  const interviewer = m.interviews_transcript_interviewer({}, { locale: languageOf(request) });
  const { pseudonym } = frame.interview;
  const content = chosen?.content ?? fresh;
  const emptyTurn = { id: 'n0', speaker: interviewer, text: '', startMs: null, endMs: null };
  const turns = content.turns.length > 0 ? content.turns : [emptyTurn];
  const recording = look?.recording?.state === 'kept' ? look.recording : null;
  return {
    turns: turns.map((turn) => ({ ...turn, time: timeOf(turn.startMs) })),
    frame,
    asked,
    atMs: content.atMs,
    here: content.here,
    /** What stands is what a machine heard. */
    isUnchecked: isUnchecked && (chosen === null || chosen.basedOn === current?.version),
    hasConsent: look !== null && look.consent !== null,
    sound: recording && soundPath(asked, recording.recordingId),
    draftId: chosen?.draftId ?? newDraftId(),
    windowId: newDraftId(),
    revision: chosen?.revision ?? 0,
    basedOn: chosen ? chosen.basedOn : (current?.version ?? null),
    /** The newest version, which a finished draft comes on top of. */
    current: current?.version ?? null,
    /** Several to choose from, and none is chosen yet. */
    isChoosing: chosen === null && wanted !== 'new' && drafts.length > 0,
    going: chosen && shownDraft(chosen),
    others: drafts.filter(({ draftId }) => draftId !== chosen?.draftId).map(shownDraft),
    speakers: [...new Set([interviewer, pseudonym, ...turns.map(({ speaker }) => speaker)])],
    text: draftAsText(turns.filter(({ text }) => text !== '')),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const { transcripts } = context.get(servicesContext);
  const form = await readForm(request);
  const intent = textOf(form, 'intent');
  let draftId = textOf(form, 'draft');
  if (!/^[a-z0-9]{16,64}$/.test(draftId)) throw data(null, { status: 400 });
  if (intent === 'discard') {
    await transcripts.discardDraft(actor, asked, draftId);
    throw redirect(benchPath(asked), 303);
  }
  const number = (field: string) => (/^\d{1,9}$/.test(textOf(form, field)) ? Number(form.get(field)) : null);
  /** What stands in the one field, for whoever has no script; saved apart where somebody else saved the draft meanwhile. */
  async function keepText(): Promise<boolean> {
    const { drafts, fresh } = await transcripts.bench(actor, asked);
    const before = (drafts.find((one) => one.draftId === draftId)?.content ?? fresh).turns;
    const first = m.interviews_transcript_interviewer({}, { locale: languageOf(request) });
    const put = [...draftFromText(textOf(form, 'text'), { before, first })];
    const changes = { put, order: put.map(({ id }) => id), atMs: 0, here: null };
    const sent = { windowId: newDraftId(), basedOn: number('basedOn'), isWhole: true, changes };
    const kept = await transcripts.keepDraft(actor, asked, {
      ...sent,
      draftId,
      revision: number('revision') ?? 0,
    });
    if (kept.kind === 'saved') return false;
    draftId = newDraftId();
    await transcripts.keepDraft(actor, asked, { ...sent, draftId, revision: 0 });
    return true;
  }
  let to = '';
  const refusal = await refused(request, async () => {
    const isApart = form.has('text') ? await keepText() : false;
    if (intent === 'finish' && !isApart) {
      await transcripts.finishDraft(actor, asked, { draftId, over: number('over') });
      to = `${pathOf(asked)}?saved=1`;
    } else to = benchPath(asked, `?draft=${draftId}&${isApart ? 'apart' : 'kept'}`);
  });
  if (!refusal) throw redirect(to, 303);
  return data(
    { refusal, text: form.has('text') ? textOf(form, 'text') : null, pseudonym: frame.interview.pseudonym },
    { status: 422 },
  );
}

export default function BenchPage() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { say } = useWords();
  const { frame, asked, sound, hasConsent, isChoosing, others, current, basedOn } = loaded;
  const { pseudonym, informantId } = frame.interview;
  return (
    <TranscriptFrame
      frame={frame}
      step="transcribe"
      title={say(m.interviews_bench_title)}
      lead={<p>{say(m.interviews_bench_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      {search.has('kept') ? (
        <Alert variant="success" role="status" className="transcript-notice">
          {say(m.interviews_bench_saved)}
        </Alert>
      ) : null}
      {search.has('apart') ? (
        <Alert variant="warning" role="alert" className="transcript-notice">
          {say(m.interviews_bench_apart)}
        </Alert>
      ) : null}
      {hasConsent ? null : (
        <Alert variant="warning" className="transcript-notice">
          {say(m.interviews_consent_missing, { pseudonym })}{' '}
          <a href={`/studies/${asked.studyId}/interviews/informants/${informantId}/consent`}>
            {say(m.interviews_next_consent_button)}
          </a>
        </Alert>
      )}
      {hasConsent && isChoosing ? (
        <BenchDrafts asked={asked} drafts={others} isChoosing />
      ) : hasConsent ? (
        <>
          {sound ? null : (
            <Alert variant="info" className="transcript-notice">
              {say(m.interviews_bench_no_sound)}{' '}
              <a href={recordingPath(asked)}>{say(m.interviews_recording_title)}</a>
            </Alert>
          )}
          {loaded.isUnchecked ? (
            <Alert variant="warning" className="transcript-notice">
              {say(m.interviews_bench_unchecked)}
            </Alert>
          ) : null}
          {current !== basedOn && current !== null ? (
            <Alert variant="warning" className="transcript-notice">
              {say(m.interviews_bench_meanwhile, { version: current })}{' '}
              <a href={pathOf(asked, '/versions')}>{say(m.interviews_transcript_versions_title)}</a>
            </Alert>
          ) : null}
          <Bench {...loaded} />
          <BenchFinish {...loaded} given={result?.text ?? null} />
          <BenchDrafts asked={asked} drafts={others} isChoosing={false} />
          <script type="module" src="/bench/bench.js" />
        </>
      ) : null}
    </TranscriptFrame>
  );
}
