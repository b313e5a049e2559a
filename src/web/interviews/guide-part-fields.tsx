import { ArrowDownIcon, ArrowUpIcon, PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import type { ReactNode } from 'react';
import { m } from '#messages';
import type { GuidePart, GuideQuestion } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/** One part of the guide as fields, with what can be done with it and with each of its questions. */
export function GuidePartFields({ part, place, parts }: { part: GuidePart; place: number; parts: number }) {
  const { say } = useWords();
  const { id, kind, title, intro, questions } = part;
  const name =
    kind === 'warmUp'
      ? say(m.interviews_guide_warm_up)
      : kind === 'closing'
        ? say(m.interviews_guide_closing)
        : say(m.interviews_guide_theme_number, { number: place });
  return (
    <fieldset className="guide-part" id={`part-${id}`}>
      <legend>{name}</legend>
      <input type="hidden" name="part" value={id} />
      {kind === 'theme' ? (
        <div className="guide-part__title">
          <Field id={`title-${id}`} label={say(m.interviews_guide_theme_title)}>
            <input id={`title-${id}`} name={`title-${id}`} defaultValue={title} autoComplete="off" />
          </Field>
          <Ways
            id={id}
            name={name}
            anchor={`part-${id}`}
            isFirst={place === 1}
            isLast={place === parts - 2}
          />
        </div>
      ) : null}
      <Field
        id={`intro-${id}`}
        label={say(kind === 'closing' ? m.interviews_guide_last_words : m.interviews_guide_intro)}
      >
        <textarea id={`intro-${id}`} name={`intro-${id}`} rows={2} defaultValue={intro} />
      </Field>
      <ol className="guide-questions">
        {questions.map((question, index) => (
          <QuestionFields
            key={question.id}
            question={question}
            partId={id}
            number={index + 1}
            isFirst={index === 0 && kind === 'warmUp'}
            isLast={index === questions.length - 1 && kind === 'closing'}
          />
        ))}
      </ol>
      <Button
        type="submit"
        name="do"
        value={`question:${id}`}
        size="small"
        variant="secondary"
        icon={<PlusIcon aria-hidden />}
        formAction={`#more-${id}`}
        id={`more-${id}`}
        aria-label={say(m.interviews_guide_add_question_in, { name })}
      >
        {say(m.interviews_guide_add_question)}
      </Button>
    </fieldset>
  );
}

function QuestionFields(properties: {
  question: GuideQuestion;
  partId: string;
  number: number;
  isFirst: boolean;
  isLast: boolean;
}) {
  const { question, partId, number, isFirst, isLast } = properties;
  const { id, text, prompts } = question;
  const { say } = useWords();
  return (
    <li id={id}>
      <input type="hidden" name="question" value={`${partId}/${id}`} />
      <div className="guide-question">
        <Field id={`text-${id}`} label={say(m.interviews_guide_question, { number })}>
          <textarea id={`text-${id}`} name={`text-${id}`} rows={2} defaultValue={text} />
        </Field>
        <Field id={`prompts-${id}`} label={say(m.interviews_guide_prompts)}>
          <textarea
            id={`prompts-${id}`}
            name={`prompts-${id}`}
            rows={Math.max(2, prompts.length)}
            defaultValue={prompts.join('\n')}
          />
        </Field>
      </div>
      <Ways
        id={id}
        name={text === '' ? say(m.interviews_guide_question, { number }) : text}
        anchor={id}
        isFirst={isFirst}
        isLast={isLast}
      />
    </li>
  );
}

/** Up, down, away. */
function Ways(properties: { id: string; name: string; anchor: string; isFirst: boolean; isLast: boolean }) {
  const { id, name, anchor, isFirst, isLast } = properties;
  const { say } = useWords();
  const ways = [
    ['up', say(m.editor_up), <ArrowUpIcon key="up" aria-hidden />, isFirst],
    ['down', say(m.editor_down), <ArrowDownIcon key="down" aria-hidden />, isLast],
    ['remove', say(m.editor_delete), <TrashIcon key="remove" aria-hidden />, false],
  ] as const;
  return (
    <div className="part-buttons">
      {ways.map(([what, words, icon, isOff]) =>
        isOff ? null : (
          <Button
            key={what}
            type="submit"
            name="do"
            value={`${what}:${id}`}
            size="small"
            variant="tertiary"
            data-color="neutral"
            icon={icon}
            formAction={`#${what === 'remove' ? 'content' : anchor}`}
            aria-label={`${words}: ${name}`}
          >
            {words}
          </Button>
        ),
      )}
    </div>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="text-field text-field--wide guide-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
