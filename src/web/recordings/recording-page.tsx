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
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { refused, textOf } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { TranscriptFrame } from '#web/transcripts/transcript-frame.tsx';
import { pathOf } from '#web/transcripts/transcript-path.ts';
import { transcriptPlace } from '#web/transcripts/transcript-place.ts';
import { confirmedSend } from './confirmed-send.ts';
import { CopyList } from './copy-list.tsx';
import { KeptRecording } from './kept-recording.tsx';
import { BrokenForm, fileInForm } from './multipart-file.ts';
import { recordingPath } from './recording-path.ts';
import { RecordingReceipts } from './recording-receipts.tsx';
import { Halfway, TakeIn } from './take-in.tsx';
import { TranscriberSection } from './transcriber-section.tsx';
import { TransferList } from './transfer-list.tsx';

const needs = 'conductInterviews';

/** The recording of an interview: how it gets in, what there is of it, and when it goes. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, asked, frame } = await transcriptPlace({ request, params, context, needs });
  const { recordings, transcriber } = context.get(servicesContext);
  const look = await recordings.recording(actor, asked);
  if (!look) throw data(null, { status: 404 });
  const { recording } = look;
  const opens =
    recording?.state !== 'kept' || (await recordings.listen(actor, asked, recording.recordingId)) !== null;
  const sending = await transcriber.lookAtTranscriber(actor, asked);
  const { mostRecordingBytes, filePieceBytes: pieceBytes } = recordings;
  return { frame, asked, ...look, sending, opens, pieceBytes, mostMegabytes: mostRecordingBytes / 1024 ** 2 };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs });
  const { recordings, transcriber } = context.get(servicesContext);
  const here = recordingPath(asked);
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) {
    const refusal = await refused(request, async () => {
      if (request.body) await recordings.uploadRecording(actor, asked, fileInForm(type, request.body));
    }).catch((fault) => {
      if (!(fault instanceof BrokenForm)) throw fault;
      return { text: m.interviews_recording_broken({}, { locale: languageOf(request) }), problems: [] };
    });
    if (!refusal) throw redirect(here, 303);
    return data({ intent: 'upload', refusal }, { status: 422 });
  }
  const form = await readForm(request);
  const [intent, recordingId] = [textOf(form, 'intent'), textOf(form, 'recording')];
  if (intent === 'delete' && !form.has('sure'))
    return data({ intent: 'unsure', refusal: null }, { status: 422 });
  if (intent === 'send' && !form.has('leaves'))
    return data({ intent: 'unsure-send', refusal: null }, { status: 422 });
  let next = intent === 'day' ? `${here}?day-saved` : here;
  const refusal = await refused(request, async () => {
    if (intent === 'delete') await recordings.destroyRecording(actor, asked, recordingId);
    else if (intent === 'finish') await recordings.finishRecording(actor, asked, recordingId);
    else if (intent === 'cancel-upload') await recordings.cancelUpload(actor, asked, recordingId);
    else if (intent === 'day')
      await recordings.changeRecordingDay(actor, asked, { recordingId, on: textOf(form, 'on') });
    else if (intent === 'send') {
      await transcriber.sendToTranscriber(actor, asked, confirmedSend(form));
      next = `${here}#transcriber`;
    } else if (intent === 'show-answer') {
      next = (await transcriber.showAnswer(actor, asked)) ? pathOf(asked, '/import') : here;
    } else throw data(null, { status: 400 });
  });
  if (refusal) return data({ intent, refusal }, { status: 422 });
  throw redirect(next, 303);
}

export default function RecordingPage() {
  const loaded = useLoaderData<typeof loader>();
  const { frame, asked, recording, halfway, receipts, copies, consent, opens, sending } = loaded;
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { say } = useWords();
  const { pseudonym, informantId } = frame.interview;
  return (
    <TranscriptFrame
      frame={frame}
      step="recording"
      title={say(m.interviews_recording_title)}
      lead={<p>{say(m.interviews_recording_lead)}</p>}
    >
      {search.has('day-saved') ? (
        <Alert variant="success" role="status" className="transcript-notice">
          {say(m.interviews_recording_day_saved)}
        </Alert>
      ) : null}
      {result?.intent === 'upload' ? null : <RefusalAlert refusal={result?.refusal ?? undefined} />}
      {consent?.toRecording ? null : (
        <Alert variant="warning" className="transcript-notice">
          {say(
            recording
              ? m.interviews_recording_consent_gone
              : consent
                ? m.interviews_consent_not_to_recording
                : m.interviews_consent_missing,
            { pseudonym },
          )}{' '}
          <a href={`/studies/${asked.studyId}/interviews/informants/${informantId}/consent`}>
            {say(m.interviews_next_consent_button)}
          </a>
        </Alert>
      )}
      {halfway ? <Halfway asked={asked} halfway={halfway} /> : null}
      {recording ? (
        <KeptRecording
          asked={asked}
          recording={recording}
          pseudonym={pseudonym}
          opens={opens}
          isUnsure={result?.intent === 'unsure'}
        >
          {recording.state === 'kept' && opens && consent?.toRecording ? (
            <TranscriberSection
              asked={asked}
              sending={sending}
              recordingId={recording.recordingId}
              isUnsure={result?.intent === 'unsure-send'}
            />
          ) : null}
        </KeptRecording>
      ) : consent?.toRecording ? (
        <TakeIn {...loaded} mistake={result?.intent === 'upload' ? result.refusal?.text : undefined} />
      ) : null}
      <TransferList sending={sending} />
      <CopyList copies={copies.filter(({ recordingId }) => recordingId === recording?.recordingId)} />
      <RecordingReceipts receipts={receipts} copies={copies} />
      {recording?.state === 'kept' ? null : <script type="module" src="/recording/recorder.js" />}
      {recording ? null : <script type="module" src="/recording/upload.js" />}
    </TranscriptFrame>
  );
}
