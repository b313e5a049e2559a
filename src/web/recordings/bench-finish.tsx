import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { benchPath } from './recording-path.ts';

/** What is written becomes a version. Without script the text itself is in the form, as one field. */
export function BenchFinish(properties: {
  asked: { readonly studyId: string; readonly interviewId: string };
  draftId: string;
  revision: number;
  basedOn: number | null;
  current: number | null;
  text: string;
  /** What was sent and refused, which stands here again. */
  given: string | null;
}) {
  const { asked, draftId, revision, basedOn, current, text, given } = properties;
  const { say } = useWords();
  return (
    <form method="post" action={benchPath(asked)} className="bench-finish" data-finish>
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="basedOn" value={basedOn ?? ''} />
      <input type="hidden" name="over" value={current ?? ''} />
      <div className="text-field text-field--wide transcript-paste bench-finish__text">
        <label htmlFor="text">{say(m.interviews_bench_text)}</label>
        <p className="file-field__hint" id="text-hint">
          {say(m.interviews_bench_text_hint)}
        </p>
        <textarea id="text" name="text" rows={20} defaultValue={given ?? text} aria-describedby="text-hint" />
      </div>
      <p className="measure">
        {current === null
          ? say(m.interviews_bench_finish_first)
          : say(m.interviews_bench_finish_over, { version: current })}
      </p>
      <div className="upload__send">
        <Button type="submit" name="intent" value="finish">
          {say(m.interviews_bench_finish)}
        </Button>
        <Button type="submit" name="intent" value="save" variant="secondary" className="bench-finish__save">
          {say(m.interviews_bench_save)}
        </Button>
      </div>
    </form>
  );
}
