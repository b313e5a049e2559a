import { ArrowRightIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { FileField } from '#web/components/file-field.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { useWords } from '#web/language/language.ts';
import type { SaidRefusal } from '#web/work/say-refusal.ts';
import { answersAccepted } from './accepted.ts';

export type Opening =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: SaidRefusal }
  | undefined;

/** The one thing to do for somebody who has a file and nothing else: give it. */
export function OpenForm(properties: {
  limitMegabytes: number;
  idleHours: number;
  opening: Opening;
  hasExample: boolean;
}) {
  const { limitMegabytes, idleHours, opening, hasExample } = properties;
  const { say } = useWords();
  const problems = opening?.kind === 'refused' ? opening.refusal.problems : [];
  const [only, ...more] = problems;
  const mistake =
    opening?.kind === 'nothing'
      ? say(m.web_open_nothing)
      : opening?.kind === 'refused'
        ? only && more.length === 0
          ? `${only.file}: ${only.text}`
          : opening.refusal.text
        : undefined;
  return (
    <section className="open-file" aria-labelledby="open-file">
      <h2 className="section-title" id="open-file">
        {say(m.web_open_title)}
      </h2>
      <p>{say(m.web_open_text)}</p>
      <form method="post" encType="multipart/form-data" className="open-form">
        <FileField
          name="answers"
          label={say(m.web_open_field)}
          hint={say(m.web_open_hint)}
          accept={answersAccepted}
          mistake={mistake}
        />
        {more.length > 0 ? <ProblemList problems={problems} /> : null}
        <div className="upload__send">
          <Button
            type="submit"
            name="intent"
            value="open"
            icon={<ArrowRightIcon aria-hidden />}
            iconPosition="right"
          >
            {say(m.web_open_button)}
          </Button>
          {hasExample ? (
            <Button type="submit" name="intent" value="open-example" variant="tertiary">
              {say(m.web_open_example)}
            </Button>
          ) : null}
        </div>
        <p className="open-file__promise">
          {say(m.web_open_promise, { megabytes: limitMegabytes, hours: idleHours })}
        </p>
      </form>
    </section>
  );
}
