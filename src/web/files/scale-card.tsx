import { Button, Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { formatCoefficient } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import type { QuestionView, ScaleView } from './scales-view.ts';

/** One scale: its name, how reliable it is as it stands, and its questions to keep, leave out or turn. */
export function ScaleCard(properties: { scale: ScaleView; canMerge: boolean; minimumGroup: number }) {
  const { scale, canMerge, minimumGroup } = properties;
  const { say } = useWords();
  return (
    <fieldset className="scale-card">
      <legend className="visually-hidden">{scale.label}</legend>
      <div className="scale-card__head">
        <div className="text-field">
          <label htmlFor={`label-${scale.id}`}>{say(m.web_files_scale_name)}</label>
          <input
            id={`label-${scale.id}`}
            name={`label-${scale.id}`}
            defaultValue={scale.label}
            maxLength={200}
            autoComplete="off"
          />
        </div>
        <Reliability scale={scale} minimumGroup={minimumGroup} />
      </div>
      <ul className="scale-card__questions">
        {scale.questions.map((question) => (
          <Question key={question.id} scale={scale} question={question} />
        ))}
      </ul>
      <div className="scale-card__foot">
        {canMerge ? (
          <label className="tick">
            <input type="checkbox" name="merge" value={scale.id} />
            <span>
              {say(m.web_files_merge_this)}
              <span className="visually-hidden">{`: ${scale.label}`}</span>
            </span>
          </label>
        ) : null}
        <Button
          type="submit"
          name="intent"
          value={`remove:${scale.id}`}
          size="small"
          variant="tertiary"
          data-color="neutral"
        >
          {say(m.web_files_remove_scale)}
          <span className="visually-hidden">{`: ${scale.label}`}</span>
        </Button>
      </div>
    </fieldset>
  );
}

function Reliability({ scale, minimumGroup }: { scale: ScaleView; minimumGroup: number }) {
  const { say, language } = useWords();
  const { reliability, questions } = scale;
  if (questions.length < 2) return <p className="reliability">{say(m.web_files_alpha_one)}</p>;
  if (!reliability) return null;
  const { alpha, n, withheld } = reliability;
  if (withheld)
    return <p className="reliability">{say(m.web_files_alpha_withheld, { minimum: minimumGroup })}</p>;
  if (alpha === null || n === null) return <p className="reliability">{say(m.web_files_alpha_refused)}</p>;
  const verdict =
    alpha < 0.6 ? m.web_files_alpha_low : alpha < 0.7 ? m.web_files_alpha_so_so : m.web_files_alpha_good;
  const colour = alpha < 0.6 ? 'danger' : alpha < 0.7 ? 'warning' : 'success';
  return (
    <p className="reliability">
      <span className="reliability__alpha">{`α = ${formatCoefficient(alpha, language)}`}</span>
      <span>{say(m.web_files_alpha_n, { n })}</span>
      <Tag size="small" variant="moderate" data-color={colour}>
        {say(verdict)}
      </Tag>
    </p>
  );
}

function Question({ scale, question }: { scale: ScaleView; question: QuestionView }) {
  const { say, language } = useWords();
  const { id, text, column, isReversed, alphaWithout, itemTotal } = question;
  const alpha = scale.reliability?.alpha ?? null;
  const isBetterWithout = alpha !== null && alphaWithout !== null && alphaWithout > alpha + 0.01;
  return (
    <li className="question">
      <label className="tick">
        <input type="checkbox" name={`in-${scale.id}`} value={id} defaultChecked />
        <span>
          {text}
          {column === text ? null : <span className="tick__name">{column}</span>}
        </span>
      </label>
      <label className="tick question__turned">
        <input type="checkbox" name={`turned-${scale.id}`} value={id} defaultChecked={isReversed} />
        <span>
          {say(m.web_files_turned)}
          <span className="visually-hidden">{`: ${text}`}</span>
        </span>
      </label>
      {itemTotal !== null && itemTotal < 0 ? (
        <p className="question__advice">{say(m.web_files_goes_against)}</p>
      ) : isBetterWithout ? (
        <p className="question__advice">
          {say(m.web_files_better_without, { alpha: formatCoefficient(alphaWithout, language) })}
        </p>
      ) : null}
    </li>
  );
}
