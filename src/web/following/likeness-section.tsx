import { m } from '#messages';
import type { FollowView } from '#modules/reports/index.ts';
import { useWords } from '#web/language/language.ts';
import { ReportTable } from '#web/reports/report-table.tsx';

/** Whether those who answered are like those who were asked: a sentence, then a table for each respect. */
export function LikenessSection(properties: { likeness: FollowView['likeness']; isClosed: boolean }) {
  const { likeness, isClosed } = properties;
  const { say } = useWords();
  return (
    <section className="follow-section" aria-labelledby="likeness">
      <h2 className="section-title" id="likeness">
        {say(m.following_likeness_title)}
      </h2>
      {likeness ? (
        <>
          <p className="report-finding">{likeness.finding}</p>
          <p className="report-prose">{likeness.meaning}</p>
          {likeness.parts.map(({ name, sentence, table }) => (
            <div className="follow-likeness" key={table.id}>
              {sentence ? (
                <>
                  <h3>{name.charAt(0).toUpperCase() + name.slice(1)}</h3>
                  <p>{sentence}</p>
                </>
              ) : null}
              <ReportTable block={table} />
            </div>
          ))}
        </>
      ) : (
        <p className="report-prose">
          {isClosed ? say(m.following_likeness_nothing) : say(m.following_likeness_before)}
        </p>
      )}
    </section>
  );
}
