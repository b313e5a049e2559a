import { Tag } from '@navikt/ds-react';
import { m } from '#messages';
import { type Change, type ChangeGroup, type MarkedText, markWords } from '#modules/studies/index.ts';
import { useWords } from '#web/language/language.ts';

const kinds = {
  added: [m.editor_kind_added, 'success'],
  removed: [m.editor_kind_removed, 'danger'],
  changed: [m.editor_kind_changed, 'info'],
  moved: [m.editor_kind_moved, 'neutral'],
} as const;

/** What is different, in words; a text that was changed stands as it was and as it is, with the new words marked. */
export function DifferenceView({ groups }: { groups: readonly ChangeGroup[] }) {
  return (
    <div className="difference">
      {groups.map(({ title, changes }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {changes.map((change, index) => (
              <ChangeRow key={index} change={change} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ChangeRow({ change }: { change: Change }) {
  const { say } = useWords();
  const { kind, text, before, after } = change;
  const [name, colour] = kinds[kind];
  const marked = before !== undefined && after !== undefined ? markWords(before, after) : null;
  return (
    <li className="difference__row">
      <Tag size="small" variant="moderate" data-color={colour}>
        {say(name)}
      </Tag>
      <div>
        <p>{text}</p>
        {before === undefined ? null : (
          <p className="difference__before">
            <span className="difference__when">{say(m.editor_before)}</span>
            {marked ? <Marked text={marked.before} as="del" /> : <del>{before}</del>}
          </p>
        )}
        {after === undefined ? null : (
          <p className="difference__after">
            <span className="difference__when">{say(m.editor_after)}</span>
            {marked ? <Marked text={marked.after} as="ins" /> : <ins>{after}</ins>}
          </p>
        )}
      </div>
    </li>
  );
}

function Marked({ text, as: Mark }: { text: MarkedText; as: 'ins' | 'del' }) {
  return text.map((part, index) =>
    part.isChanged ? <Mark key={index}>{part.text}</Mark> : <span key={index}>{part.text}</span>,
  );
}
