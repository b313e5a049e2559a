import { m } from '#messages';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { ReportTable } from '#web/reports/report-table.tsx';

/** How many have answered by code at each place; there is nobody to hold it against. */
export function OpenLinkCounts(properties: {
  links: readonly { linkId: string; office: string; answered: number | null }[];
  href: string | null;
}) {
  const { links, href } = properties;
  const { say, language } = useWords();
  const number = (value: number) => formatNumber(value, language, { decimals: 0 });
  const isWithheld = links.some(({ answered }) => answered === null);
  const total = isWithheld ? null : links.reduce((sum, { answered }) => sum + (answered ?? 0), 0);
  const cell = (value: number | null) =>
    value === null ? { text: '–', isWithheld: true } : { text: number(value) };
  return (
    <section className="follow-section" aria-labelledby="open-links">
      <h2 className="section-title" id="open-links">
        {say(m.following_open_title)}
      </h2>
      <ReportTable
        block={{
          ...{ kind: 'table', id: 'open-link-counts', number: '', title: say(m.following_open_table) },
          columns: [
            { label: say(m.following_column_office), align: 'left' },
            { label: say(m.following_column_answers), align: 'right' },
          ],
          rows: [
            ...links.map(({ office, answered }) => ({
              cells: [{ text: office, isHeading: true }, cell(answered)],
            })),
            {
              isTotal: true,
              cells: [{ text: say(m.following_total), isHeading: true }, cell(total)],
            },
          ],
          notes: [say(m.following_open_note), ...(isWithheld ? [say(m.following_open_withheld)] : [])],
          provenance: { text: '' },
        }}
      />
      {href ? (
        <p className="ways-on">
          <a href={href}>{say(m.following_open_link)}</a>
        </p>
      ) : null}
    </section>
  );
}
