import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { CodeCard, type Quoting } from './code-card.tsx';
import type { RefusedForm } from './coding-form.ts';
import { withQuery } from './coding-path.ts';
import type { SaidItem } from './coding-words.ts';

/**
 * A code beside its passage, with what a machine sees of it, and all that can be done with it when it is open. Without an
 * item it is the empty one that the script of the page fills.
 */
export function CodedLine({
  item,
  here,
  isOpen,
  quoting,
  refused = null,
}: {
  item: SaidItem | null;
  here: string;
  isOpen: boolean;
  quoting: Quoting;
  refused?: RefusedForm | null;
}) {
  const { say } = useWords();
  const id = item?.codingId;
  return (
    <li
      className="coded"
      id={id ? `coding-${id}` : undefined}
      data-coding={id}
      data-code={item?.codeId}
      data-start={item?.start}
      data-end={item?.end}
      data-status={item?.status ?? 'untested'}
      data-before={answerOf(item?.test?.couldBeWrittenBefore)}
      data-says={answerOf(item?.test?.saysWhatWasSaid)}
      data-by={item?.byName}
      data-passages={item?.passagesText}
    >
      <a
        className="coded__words"
        // Whoever comes back to the code, from its quote or a list, goes on from here by keyboard.
        id={id ? `words-${id}` : undefined}
        href={isOpen ? `${here}#coding-${id}` : `${withQuery(here, { coding: id ?? '' })}#coding-${id ?? ''}`}
        aria-expanded={isOpen}
      >
        {item?.words}
      </a>
      <span className="coded__status">{item?.statusText}</span>
      <span className="coded__by" hidden={item === null || item.isOwn}>
        {item?.byName}
      </span>
      <p className="coded__memo" hidden={!item?.memo}>
        <span className="visually-hidden">{say(m.interviews_memo)}: </span>
        <span data-memo>{item?.memo}</span>
      </p>
      <ul className="coded__hints">
        {item?.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      {isOpen && item ? <CodeCard item={item} here={here} quoting={quoting} refused={refused} /> : null}
    </li>
  );
}

const answerOf = (answer: boolean | undefined) => (answer === undefined ? undefined : answer ? 'yes' : 'no');
