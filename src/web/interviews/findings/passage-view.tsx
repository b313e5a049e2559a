import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { codingHref } from './coding-way.ts';

/** A passage as a page shows it. */
export type ShownPassage = {
  readonly codingId: string;
  readonly interviewId: string;
  readonly name: string;
  readonly quote: string;
  readonly place: string;
  readonly codes: readonly string[];
  /** The newest consent says yes to quotes. */
  readonly mayQuote: boolean;
};

/** What was said, by whom and where, and the codes that stand on it. */
export function PassageView({ passage, studyId }: { passage: ShownPassage; studyId: string }) {
  const { say } = useWords();
  const { codingId, interviewId, name, quote, place, codes, mayQuote } = passage;
  const href = codingHref(studyId, { interviewId, codingId });
  return (
    <li className="passage">
      <blockquote>{quote}</blockquote>
      <p className="passage__place">
        <a href={href}>
          {name}, {place}
          <span className="visually-hidden"> – {say(m.interviews_codes_to_passage)}</span>
        </a>
        {mayQuote ? (
          <a href={`/studies/${studyId}/interviews/findings/quotes/pick?coding=${codingId}`}>
            {say(m.findings_to_pick)}
          </a>
        ) : (
          <span>{say(m.findings_no_quotes_here, { name })}</span>
        )}
      </p>
      <ul className="passage__codes" aria-label={say(m.findings_column_codes)}>
        {codes.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </li>
  );
}
