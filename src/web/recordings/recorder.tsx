import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { recordingPath } from './recording-path.ts';

/** Records with the browser's microphone. Shown by its script, which alone can hear one. */
export function Recorder(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  /** What is kept of a recording that was begun. */
  bytes: number;
}) {
  const { asked, bytes } = properties;
  const { say } = useWords();
  return (
    <section
      aria-labelledby="record"
      className="recorder"
      hidden
      data-recorder
      data-pieces={recordingPath(asked, '/pieces')}
      data-bytes={bytes}
      data-said-recording={say(m.interviews_recorder_recording)}
      data-said-kept={say(m.interviews_recorder_kept)}
      data-said-paused={say(m.interviews_recorder_paused)}
      data-said-pause={say(m.interviews_recorder_pause)}
      data-said-go-on={say(m.interviews_recorder_go_on)}
      data-said-unsent={say(m.interviews_recorder_unsent)}
      data-said-failed={say(m.interviews_recorder_failed)}
      data-said-no-microphone={say(m.interviews_recorder_no_microphone)}
    >
      <h2 className="section-title" id="record">
        {say(m.interviews_recorder_title)}
      </h2>
      <p className="measure">{say(m.interviews_recorder_text)}</p>
      <p className="recorder__level">
        <span data-clock>{sayLength(bytes)}</span>
        <meter data-level min={0} max={1} value={0} aria-label={say(m.interviews_recorder_level)} />
      </p>
      <div className="upload__send">
        <Button type="button" data-record>
          {say(bytes > 0 ? m.interviews_recorder_go_on : m.interviews_recorder_start)}
        </Button>
        <Button type="button" variant="secondary" data-pause hidden>
          {say(m.interviews_recorder_pause)}
        </Button>
        <Button type="button" data-end hidden>
          {say(m.interviews_recording_finish)}
        </Button>
      </div>
      <p role="status" data-status />
    </section>
  );
}

/** As in 12:03, of what the browser records. */
function sayLength(bytes: number): string {
  const seconds = Math.floor(bytes / 32_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
