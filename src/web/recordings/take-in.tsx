import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { FileField } from '#web/components/file-field.tsx';
import { useWords } from '#web/language/language.ts';
import { Recorder } from './recorder.tsx';

/** The ways in for a recording. */
export function TakeIn(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  action: string;
  mostMegabytes: number;
  mistake: string | undefined;
}) {
  const { asked, action, mostMegabytes, mistake } = properties;
  const { say } = useWords();
  return (
    <div className="transcript-ways">
      <Recorder asked={asked} bytes={0} />
      <section aria-labelledby="upload">
        <h2 className="section-title" id="upload">
          {say(m.interviews_recording_upload_title)}
        </h2>
        <form method="post" action={action} encType="multipart/form-data" className="asked-form">
          <FileField
            name="sound"
            label={say(m.interviews_recording_upload_field)}
            hint={say(m.interviews_recording_upload_hint, { megabytes: mostMegabytes })}
            accept="audio/*,.m4a,.mp3,.ogg,.webm,.wav,.flac"
            mistake={mistake}
          />
          <Button type="submit">{say(m.interviews_recording_upload_button)}</Button>
        </form>
      </section>
    </div>
  );
}
