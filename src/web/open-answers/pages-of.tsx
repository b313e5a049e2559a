import { m } from '#messages';
import type { Look } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import { queryOf } from './answers-place.ts';

/** The way through the pages of what was found. */
export function PagesOf({ base, look, pages }: { base: string; look: Look; pages: number }) {
  const to = (page: number) => `${base}${queryOf({ ...look, page })}#found`;
  return <PageLinks page={look.page} pages={pages} to={to} />;
}

/** The same of any list that is shown a page at a time. */
export function PageLinks(properties: { page: number; pages: number; to: (page: number) => string }) {
  const { page, pages, to } = properties;
  const { say } = useWords();
  if (pages < 2) return null;
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
