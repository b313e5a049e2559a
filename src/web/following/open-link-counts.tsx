import { m } from '#messages';
import type { TableBlock } from '#modules/reports/schema.ts';
import { useWords } from '#web/language/language.ts';
import { ReportTable } from '#web/reports/report-table.tsx';

/** How many have answered by code at each place; there is nobody to hold it against. */
export function OpenLinkCounts(properties: { table: TableBlock; href: string | null }) {
  const { table, href } = properties;
  const { say } = useWords();
  return (
    <section className="follow-section" aria-labelledby="open-links">
      <h2 className="section-title" id="open-links">
        {say(m.following_open_title)}
      </h2>
      <ReportTable block={table} />
      {href ? (
        <p className="ways-on">
          <a href={href}>{say(m.following_open_link)}</a>
        </p>
      ) : null}
    </section>
  );
}
