import { Alert, Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { TranscriberLook } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import { recordingPath } from './recording-path.ts';

/** Sending a recording to be written out by a machine: where it goes, whether it leaves the house, and what came back. */
export function TranscriberSection(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  sending: TranscriberLook;
  recordingId: string;
  isUnsure: boolean;
}) {
  const { asked, sending, recordingId, isUnsure } = properties;
  const { host, isRunning, isAnswered, isEncrypted, isOnThisMachine } = sending;
  const { say } = useWords();
  const here = recordingPath(asked);
  if (host === null) return null;
  const languages = [
    ['no', m.interviews_transcriber_language_no],
    ['nn', m.interviews_transcriber_language_nn],
    ['en', m.interviews_transcriber_language_en],
    ['', m.interviews_transcriber_language_any],
  ] as const;
  return (
    <section aria-labelledby="transcriber">
      <h2 className="section-title" id="transcriber">
        {say(m.interviews_transcriber_title)}
      </h2>
      {isRunning ? (
        <Alert variant="info" role="status" className="transcript-notice">
          {say(m.interviews_transcriber_running, { host })}{' '}
          <a href={here}>{say(m.interviews_transcriber_look_again)}</a>
        </Alert>
      ) : null}
      {isAnswered ? (
        <Alert variant="success" role="status" className="transcript-notice">
          <p>{say(m.interviews_transcriber_answered)}</p>
          <form method="post" action={here}>
            <Button type="submit" name="intent" value="show-answer" size="small">
              {say(m.interviews_transcriber_show)}
            </Button>
          </form>
        </Alert>
      ) : null}
      {isRunning ? null : (
        <>
          <p className="measure">
            {say(isOnThisMachine ? m.interviews_transcriber_text_here : m.interviews_transcriber_text, {
              host,
            })}
          </p>
          {isEncrypted || isOnThisMachine ? null : (
            <p className="measure">{say(m.interviews_transcriber_open_line)}</p>
          )}
          {isUnsure ? (
            <p className="field-mistake" role="alert">
              {say(m.interviews_transcriber_unsure)}
            </p>
          ) : null}
          <form method="post" action={here} className="asked-form">
            <input type="hidden" name="recording" value={recordingId} />
            <input type="hidden" name="host" value={host} />
            <fieldset className="plain-choices">
              <legend>{say(m.interviews_transcriber_language)}</legend>
              {languages.map(([value, words]) => (
                <label key={value} className="plain-choice" htmlFor={`language-${value}`}>
                  <input
                    type="radio"
                    id={`language-${value}`}
                    name="language"
                    value={value}
                    defaultChecked={value === 'no'}
                  />
                  {say(words)}
                </label>
              ))}
            </fieldset>
            <label className="plain-choice" htmlFor="leaves">
              <input type="checkbox" id="leaves" name="leaves" />
              {say(isOnThisMachine ? m.interviews_transcriber_sure_here : m.interviews_transcriber_sure, {
                host,
              })}
            </label>
            <Button type="submit" name="intent" value="send" variant="secondary">
              {say(m.interviews_transcriber_button, { host })}
            </Button>
          </form>
        </>
      )}
    </section>
  );
}
