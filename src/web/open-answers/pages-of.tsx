import { m } from '#messages';
import type { Look } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import { queryOf } from './answers-place.ts';

/** The way through the pages of what was found. */
export function PagesOf({ base, look, pages }: { base: string; look: Look; pages: number }) {
  const { say } = useWords();
  if (pages < 2) return null;
  const { page } = look;
  const to = (other: number) => `${base}${queryOf({ ...look, page: other })}#found`;
  return (
    <nav className="answers-pages" aria-label={say(m.interviews_answers_pages)}>
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev">
          {say(m.interviews_answers_previous)}
        </a>
      ) : null}
      <span>{say(m.interviews_answers_page, { page, pages })}</span>
      {page < pages ? (
        <a href={to(page + 1)} rel="next" data-next-page>
          {say(m.interviews_answers_next)}
        </a>
      ) : null}
    </nav>
  );
}
