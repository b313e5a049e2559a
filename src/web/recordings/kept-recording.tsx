import { ArrowRightIcon } from '@navikt/aksel-icons';
import { Alert, Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { Recording } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { TextField } from '#web/letters/add-person.tsx';
import { sayDay } from '#web/studies/say-day.ts';
import { Recorder } from './recorder.tsx';
import { benchPath, recordingPath, soundPath } from './recording-path.ts';
import { megabytesOf, minutesOf } from './sizes.ts';
import { Sound } from './sound-to-hear.tsx';

/** A recording that is there: to listen to, to be written out, and the two ways it goes. */
export function KeptRecording(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  recording: Recording;
  pseudonym: string;
  opens: boolean;
  isUnsure: boolean;
  /** What else may be done with it, before how it ends. */
  children?: ReactNode;
}) {
  const { asked, recording, pseudonym, opens, isUnsure, children } = properties;
  const { say, language } = useWords();
  const number = (value: number) => formatNumber(value, language, { decimals: 1 });
  const { recordingId, state, way, bytes, byName } = recording;
  const [day, name] = [sayDay(recording.madeOn, language), byName];
  const megabytes = number(megabytesOf(bytes));
  const minutes = number(minutesOf(bytes));
  const here = recordingPath(asked);
  return (
    <>
      {state === 'taking' ? (
        <Alert variant="info" className="transcript-notice">
          {say(m.interviews_recording_begun, { day, name, minutes })}
        </Alert>
      ) : (
        <p className="transcript-facts">
          {way === 'recorded'
            ? say(m.interviews_recording_facts_recorded, { minutes, day, name })
            : say(m.interviews_recording_facts_uploaded, {
                kind: kindWords[recording.mediaType] ?? recording.mediaType,
                megabytes,
                day,
                name,
              })}
        </p>
      )}
      {state === 'taking' ? (
        <>
          <Recorder asked={asked} bytes={bytes} />
          <form method="post" action={here} className="recording-end">
            <input type="hidden" name="recording" value={recordingId} />
            <Button type="submit" name="intent" value="finish" variant="secondary">
              {say(m.interviews_recording_finish)}
            </Button>
          </form>
        </>
      ) : opens ? (
        <>
          <Sound
            className="recording-sound"
            preload="metadata"
            src={soundPath(asked, recordingId)}
            aria-label={say(m.interviews_recording_listen, { pseudonym })}
          />
          <p>
            <Button
              as="a"
              role="link"
              href={benchPath(asked)}
              icon={<ArrowRightIcon aria-hidden />}
              iconPosition="right"
            >
              {say(m.interviews_recording_to_bench)}
            </Button>
          </p>
        </>
      ) : (
        <Alert variant="error" className="transcript-notice">
          {say(m.interviews_recording_unopened)}
        </Alert>
      )}
      {children}
      <div className="transcript-ways recording-ends">
        <section aria-labelledby="day">
          <h2 className="section-title" id="day">
            {say(m.interviews_recording_day_title)}
          </h2>
          <p className="measure">
            {say(m.interviews_recording_day_text, { day: sayDay(recording.destroyOn, language) })}
          </p>
          <form method="post" action={here} className="asked-form">
            <input type="hidden" name="recording" value={recordingId} />
            <TextField
              name="on"
              label={say(m.interviews_recording_day_field)}
              value={recording.destroyOn}
              type="date"
            />
            <Button type="submit" name="intent" value="day" variant="secondary">
              {say(m.interviews_recording_day_button)}
            </Button>
          </form>
        </section>
        <section aria-labelledby="delete">
          <h2 className="section-title" id="delete">
            {say(m.interviews_recording_delete_title)}
          </h2>
          <p className="measure">{say(m.interviews_recording_delete_text)}</p>
          {isUnsure ? (
            <p className="field-mistake" role="alert">
              {say(m.interviews_recording_delete_unsure)}
            </p>
          ) : null}
          <form method="post" action={here} className="asked-form">
            <input type="hidden" name="recording" value={recordingId} />
            <label className="plain-choice" htmlFor="sure">
              <input type="checkbox" id="sure" name="sure" />
              {say(m.interviews_recording_delete_sure)}
            </label>
            <Button type="submit" name="intent" value="delete" variant="secondary" data-color="danger">
              {say(m.interviews_recording_delete_button)}
            </Button>
          </form>
        </section>
      </div>
    </>
  );
}

const kindWords: Readonly<Record<string, string>> = {
  'audio/wav': 'WAV',
  'audio/ogg': 'OGG',
  'audio/flac': 'FLAC',
  'audio/webm': 'WebM',
  'audio/mp4': 'M4A',
  'audio/mpeg': 'MP3',
};
