import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { Recording } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { FileField } from '#web/components/file-field.tsx';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { Recorder } from './recorder.tsx';
import { recordingPath } from './recording-path.ts';
import { megabytesOf } from './sizes.ts';

/** The ways in for a recording. With script a file is sent in pieces; without it, as the one file of a form. */
export function TakeIn(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  mostMegabytes: number;
  pieceBytes: number;
  mistake: string | undefined;
}) {
  const { asked, mostMegabytes, pieceBytes, mistake } = properties;
  const { say, language } = useWords();
  return (
    <div className="transcript-ways">
      <Recorder asked={asked} bytes={0} />
      <section aria-labelledby="upload">
        <h2 className="section-title" id="upload">
          {say(m.interviews_recording_upload_title)}
        </h2>
        <form
          method="post"
          action={recordingPath(asked)}
          encType="multipart/form-data"
          className="asked-form"
          data-upload
          data-pieces={recordingPath(asked, '/pieces')}
          data-piece-bytes={pieceBytes}
          data-language={language}
          data-said-amount={say(m.interviews_upload_amount, { sent: '{sent}', all: '{all}' })}
          data-said-sending={say(m.interviews_upload_sending)}
          data-said-going-on={say(m.interviews_upload_going_on)}
          data-said-lost={say(m.interviews_upload_lost)}
          data-said-signed-out={say(m.interviews_upload_signed_out)}
          data-said-unreadable={say(m.interviews_upload_unreadable)}
          data-said-cancelled={say(m.interviews_upload_cancelled)}
        >
          <FileField
            name="sound"
            label={say(m.interviews_recording_upload_field)}
            hint={say(m.interviews_recording_upload_hint, { megabytes: mostMegabytes })}
            accept="audio/*,.m4a,.mp3,.ogg,.webm,.wav,.flac"
            mistake={mistake}
          />
          <div className="upload-progress" data-going hidden>
            <progress data-progress max={1} value={0} aria-label={say(m.interviews_upload_progress)} />
            <span data-amount />
            <Button type="button" variant="secondary" size="small" data-cancel>
              {say(m.interviews_upload_cancel)}
            </Button>
          </div>
          <p role="status" className="upload-said" data-upload-status />
          <Button type="submit" data-send>
            {say(m.interviews_recording_upload_button)}
          </Button>
        </form>
      </section>
    </div>
  );
}

/** A file that has come in part: gone on with, or let go of. */
export function Halfway(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  halfway: Recording;
}) {
  const { asked, halfway } = properties;
  const { say, language } = useWords();
  const megabytes = formatNumber(megabytesOf(halfway.bytes), language, { decimals: 1 });
  const about = { megabytes, day: sayDay(halfway.madeOn, language), name: halfway.byName };
  return (
    <Alert variant="info" className="transcript-notice">
      <p>
        {say(m.interviews_recording_halfway, about)}{' '}
        <span data-goes-on hidden>
          {say(m.interviews_recording_halfway_script)}
        </span>
      </p>
      <form method="post" action={recordingPath(asked)}>
        <input type="hidden" name="recording" value={halfway.recordingId} />
        <Button type="submit" name="intent" value="cancel-upload" size="small" variant="secondary">
          {say(m.interviews_recording_halfway_cancel)}
        </Button>
      </form>
    </Alert>
  );
}
