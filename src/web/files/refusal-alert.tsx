import { Alert } from '@navikt/ds-react';
import type { SaidRefusal } from '#web/work/say-refusal.ts';

/** Why something could not be done, in a few sentences at the top of the form. */
export function RefusalAlert({ refusal }: { refusal: SaidRefusal | undefined }) {
  if (!refusal) return null;
  const [first, ...more] = refusal.problems;
  const sentenceOf = ({ value, column, text }: NonNullable<typeof first>) => {
    const place = [column, value].filter(Boolean).join(', ');
    return place ? `${place}: ${text}` : text;
  };
  return (
    <Alert variant="error" className="refusal" role="alert">
      {first ? null : <p>{refusal.text}</p>}
      {first && more.length === 0 ? <p>{sentenceOf(first)}</p> : null}
      {more.length > 0 ? (
        <ul>
          {refusal.problems.slice(0, 10).map((problem, index) => (
            <li key={index}>{sentenceOf(problem)}</li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
