import { ArrowRightIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { FileField } from '#web/components/file-field.tsx';
import { useWords } from '#web/language/language.ts';

/** The two ways in: a file, or text that is pasted. What is wrong with what was given stands at its field. */
export function ImportForms(properties: {
  action: string;
  wrong: { readonly from: 'file' | 'text'; readonly text: string } | null;
  /** Nothing was given at all. */
  isNothing: boolean;
  pasted: string;
}) {
  const { action, wrong, isNothing, pasted } = properties;
  const { say } = useWords();
  const textMistake = wrong?.from === 'text' ? wrong.text : undefined;
  return (
    <div className="transcript-ways">
      <section aria-labelledby="from-file">
        <h2 className="section-title" id="from-file">
          {say(m.interviews_transcript_from_file)}
        </h2>
        <form method="post" action={action} encType="multipart/form-data" className="asked-form">
          <FileField
            name="transcript"
            label={say(m.interviews_transcript_file_field)}
            hint={say(m.interviews_transcript_file_hint)}
            accept=".docx,.vtt,.srt,.otr,.txt"
            mistake={
              wrong?.from === 'file'
                ? wrong.text
                : isNothing
                  ? say(m.interviews_transcript_nothing)
                  : undefined
            }
          />
          <Button
            type="submit"
            name="intent"
            value="file"
            icon={<ArrowRightIcon aria-hidden />}
            iconPosition="right"
          >
            {say(m.interviews_transcript_file_button)}
          </Button>
        </form>
      </section>
      <section aria-labelledby="from-text">
        <h2 className="section-title" id="from-text">
          {say(m.interviews_transcript_from_text)}
        </h2>
        <form method="post" action={action} className="asked-form">
          <div className="text-field text-field--wide transcript-paste">
            <label htmlFor="text">{say(m.interviews_transcript_text_field)}</label>
            <p className="file-field__hint" id="text-hint">
              {say(m.interviews_transcript_text_hint)}
            </p>
            <textarea
              id="text"
              name="text"
              rows={8}
              defaultValue={pasted}
              aria-describedby={textMistake ? 'text-hint text-mistake' : 'text-hint'}
              aria-invalid={textMistake ? true : undefined}
            />
            {textMistake ? (
              <p className="field-mistake" id="text-mistake">
                {textMistake}
              </p>
            ) : null}
          </div>
          <Button type="submit" name="intent" value="text" variant="secondary">
            {say(m.interviews_transcript_text_button)}
          </Button>
        </form>
      </section>
    </div>
  );
}
