import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import { type DraftItem, wordsIn } from '#modules/studies/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { markOf } from './editor-place.ts';
import { LineField, Mistakes, useEditor, WordsField } from './editor-words.tsx';
import { PartButtons } from './part-buttons.tsx';

/** How a question is answered: points and what their ends mean, the answers to choose among, or the bounds of a number. */
export function AnswerFields({ item, hasMistake }: { item: DraftItem; hasMistake: boolean }) {
  const { say, language } = useWords();
  const { missing } = useEditor();
  if (item.kind === 'text') return null;
  const lacks = missing.some(
    ({ field }) => /\/(options|anchors)\//.test(field) && field.startsWith(`${item.path}/`),
  );
  const inner =
    item.kind === 'agreement' ? (
      <Agreement item={item} />
    ) : item.kind === 'choice' ? (
      <Options item={item} />
    ) : (
      <Bounds item={item} />
    );
  const said =
    item.kind === 'agreement'
      ? say(m.editor_points_said, {
          points: item.points,
          low: wordsIn(item.anchors[0], language) || '1',
          high: wordsIn(item.anchors[1], language) || item.points,
        })
      : item.kind === 'choice'
        ? item.options
            .map(({ label, value }) => wordsIn(label, language) || value)
            .slice(0, 4)
            .join(' · ') + (item.options.length > 4 ? ' · …' : '')
        : say(m.editor_bounds);
  return (
    <Fold
      summary={
        <>
          {say(m.editor_answers)} <span className="item-card__said">{said}</span>
          {lacks ? <span className="words__lack">{say(m.editor_missing)}</span> : null}
        </>
      }
      isOpen={hasMistake}
      className="item-card__fold"
    >
      {inner}
    </Fold>
  );
}

function Agreement({ item }: { item: DraftItem }) {
  const { say } = useWords();
  return (
    <>
      <LineField
        path={`${item.path}/points`}
        label={say(m.editor_points)}
        hint={say(m.editor_points_hint)}
        value={item.points}
        width="short"
        inputMode="numeric"
      />
      <WordsField
        path={`${item.path}/anchors/0`}
        label={say(m.editor_anchor_low)}
        words={item.anchors[0]}
        isQuiet
      />
      <WordsField
        path={`${item.path}/anchors/1`}
        label={say(m.editor_anchor_high)}
        words={item.anchors[1]}
        isQuiet
      />
    </>
  );
}

function Bounds({ item }: { item: DraftItem }) {
  const { say } = useWords();
  return (
    <div className="field-row">
      <LineField
        path={`${item.path}/minimum`}
        label={say(m.editor_minimum)}
        value={item.minimum}
        width="short"
        inputMode="decimal"
      />
      <LineField
        path={`${item.path}/maximum`}
        label={say(m.editor_maximum)}
        value={item.maximum}
        width="short"
        inputMode="decimal"
      />
    </div>
  );
}

function Options({ item }: { item: DraftItem }) {
  const { say, language } = useWords();
  const more = `new-lines:${item.path}`;
  return (
    <>
      <Mistakes path={`${item.path}/options`} />
      <ol className="option-list">
        {item.options.map((option, place) => {
          const name = wordsIn(option.label, language) || say(m.editor_answer_number, { number: place + 1 });
          return (
            <li key={option.path} className="option-row">
              <LineField
                path={`${option.path}/value`}
                label={say(m.editor_code)}
                value={option.value}
                width="short"
              />
              <WordsField
                path={`${option.path}/label`}
                label={say(m.editor_answer_number, { number: place + 1 })}
                words={option.label}
                isQuiet
              />
              <PartButtons
                path={option.path}
                name={name}
                isFirst={place === 0}
                isLast={place === item.options.length - 1}
                canDuplicate={false}
              />
            </li>
          );
        })}
      </ol>
      <div className="add-lines">
        <label htmlFor={`${markOf(item.path)}-more`}>{say(m.editor_more_answers)}</label>
        <textarea id={`${markOf(item.path)}-more`} name={more} rows={2} maxLength={20_000} />
        <Button type="submit" name="intent" value={`add:${item.path}`} variant="secondary" size="small">
          {say(m.editor_add_answers)}
        </Button>
      </div>
    </>
  );
}
