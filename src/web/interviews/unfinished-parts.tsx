import { Alert } from '@navikt/ds-react';
import { m } from '#messages';
import type { UnfinishedPart } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';

/** What is missing before the information can be used, each part once, with the way to its field. */
export function UnfinishedParts(properties: {
  readonly unfinished: readonly UnfinishedPart[];
  /** The page that has the fields, empty where this is it; null for whoever may not write. */
  readonly edit: string | null;
  readonly children: string;
}) {
  const { unfinished, edit, children } = properties;
  const { say } = useWords();
  return (
    <Alert variant="warning" size="small" className="not-printed">
      {children}
      <ul>
        {unfinished.map(({ place, heading, lacks, blanks }) => {
          const called = heading === '' ? say(m.interviews_sheet_part, { number: place + 1 }) : heading;
          const missing = {
            heading: say(m.interviews_sheet_lacks_heading),
            text: say(m.interviews_sheet_lacks_text),
            filling: blanks.join('; '),
          }[lacks];
          return (
            <li key={place}>
              {edit === null ? (
                called
              ) : (
                <a href={`${edit}#${lacks === 'heading' ? 'heading' : 'text'}-${place}`}>{called}</a>
              )}
              {' – '}
              {missing}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
