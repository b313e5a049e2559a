import { Button, Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { type DraftItem, type DraftSection, wordsIn } from '#modules/studies/index.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { AnswerFields } from './answer-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { markOf } from './editor-place.ts';
import { LineField, Mistakes, useEditor, useProblems, WordsField } from './editor-words.tsx';
import { kindNames } from './kind-names.ts';
import { PartButtons } from './part-buttons.tsx';

/** One question: its text in every language, how it is answered, and what else there is to say of it. */
export function ItemCard(properties: {
  item: DraftItem;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  /** The questions before this one, that it can hang on. */
  earlier: readonly DraftItem[];
  sections: readonly DraftSection[];
}) {
  const { item, number, isFirst, isLast, earlier, sections } = properties;
  const { say, language } = useWords();
  const { problems } = useEditor();
  const text = wordsIn(item.text, language);
  const hasMistakeIn = (...keys: string[]) =>
    problems.some(({ field }) =>
      keys.some((key) => field === `${item.path}/${key}` || field.startsWith(`${item.path}/${key}/`)),
    );
  const name = text || say(m.editor_question_number, { number });
  const rest = useProblems(item.path);
  return (
    <li className="item-card" id={markOf(item.path)}>
      <div className="item-card__head">
        <h3 className="item-card__title">
          <span className="item-card__number">{number}</span>
          <span className="visually-hidden">{name}</span>
          <span aria-hidden="true" className="item-card__kind">
            {say(kindNames[item.kind] ?? m.editor_kind_text)}
          </span>
          {item.isIdentifying ? (
            <Tag size="small" variant="moderate" data-color="warning">
              {say(m.editor_identifying_tag)}
            </Tag>
          ) : null}
          {item.askIf !== null ? (
            <Tag size="small" variant="moderate" data-color="info">
              {say(m.editor_follow_up_tag)}
            </Tag>
          ) : null}
        </h3>
        <PartButtons path={item.path} name={name} isFirst={isFirst} isLast={isLast} />
      </div>
      {rest.length > 0 ? <p className="field-mistake">{rest.join(' ')}</p> : null}
      <WordsField path={`${item.path}/text`} label={say(m.editor_text)} words={item.text} rows={2} />
      <AnswerFields
        item={item}
        hasMistake={hasMistakeIn('points', 'anchors', 'options', 'minimum', 'maximum', 'lowest')}
      />
      <Fold
        summary={say(m.editor_condition)}
        isOpen={item.askIf !== null || hasMistakeIn('askIf')}
        className="item-card__fold"
      >
        <ConditionFields item={item} earlier={earlier} />
      </Fold>
      <Fold
        summary={say(m.editor_more)}
        isOpen={hasMistakeIn('id', 'label', 'column', 'kind')}
        className="item-card__fold"
      >
        <input type="hidden" name={`${item.path}/identifying`} value="" />
        <label className="tick">
          <input
            type="checkbox"
            name={`${item.path}/identifying`}
            value="true"
            defaultChecked={item.isIdentifying}
          />
          <span>
            {say(m.editor_identifying)}
            <span className="tick__name">{say(m.editor_identifying_hint)}</span>
          </span>
        </label>
        <WordsField
          path={`${item.path}/label`}
          label={say(m.editor_label)}
          hint={say(m.editor_label_hint)}
          words={item.label}
          isQuiet
        />
        <div className="field-row">
          <LineField
            path={`${item.path}/id`}
            label={say(m.editor_id)}
            hint={say(m.editor_id_hint)}
            value={item.id}
          />
          <div className="line-field">
            <label htmlFor={`${markOf(item.path)}-kind`}>{say(m.editor_kind)}</label>
            <p className="file-field__hint">{say(m.editor_kind_hint)}</p>
            <select id={`${markOf(item.path)}-kind`} name={`${item.path}/kind`} defaultValue={item.kind}>
              {Object.entries(kindNames).map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {say(words)}
                </option>
              ))}
            </select>
            <Mistakes path={`${item.path}/kind`} />
          </div>
        </div>
        {sections.length > 1 ? (
          <div className="field-row field-row--end">
            <div className="line-field">
              <label htmlFor={`${markOf(item.path)}-to`}>{say(m.editor_move_to)}</label>
              <select id={`${markOf(item.path)}-to`} name={`move-to:${item.path}`}>
                {sections.map((section, place) => (
                  <option key={section.path} value={section.path}>
                    {`${place + 1}. ${wordsIn(section.title, language)}`}
                  </option>
                ))}
              </select>
            </div>
            <Button type="submit" name="intent" value={`move:${item.path}`} variant="secondary" size="small">
              {say(m.editor_move)}
              <span className="visually-hidden">{`: ${name}`}</span>
            </Button>
          </div>
        ) : null}
      </Fold>
    </li>
  );
}
