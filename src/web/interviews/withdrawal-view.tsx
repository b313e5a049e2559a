import { m } from '#messages';
import type { RemovedCounts, WithdrawalLook } from '#modules/interviews/index.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';

const words = {
  names: m.interviews_removed_names,
  papers: m.interviews_removed_papers,
  notes: m.interviews_removed_notes,
  transcripts: m.interviews_removed_transcripts,
  drafts: m.interviews_removed_drafts,
  recordings: m.interviews_removed_recordings,
  replacedNames: m.interviews_removed_replaced_names,
  passages: m.interviews_removed_passages,
  codes: m.interviews_removed_codes,
  quotes: m.findings_removed_quotes,
} as const;

/** What is there of somebody, or was removed: so many of each kind. */
export function Removed({ counts }: { counts: RemovedCounts }) {
  const { say } = useWords();
  const there = (Object.keys(words) as (keyof typeof words)[]).filter((what) => (counts[what] ?? 0) > 0);
  if (there.length === 0) return <p>{say(m.interviews_removed_nothing)}</p>;
  return (
    <ul>
      {there.map((what) => (
        <li key={what}>{say(words[what], { count: counts[what] ?? 0 })}</li>
      ))}
    </ul>
  );
}

/** What cannot be taken back, before somebody withdraws and on their receipt: locked reports, and files taken out. */
export function Stays(properties: {
  pseudonym: string;
  lockedReports: WithdrawalLook['lockedReports'];
  takenOut: WithdrawalLook['takenOut'];
  /** Where locked reports are read; null for whoever may not. */
  reports: string | null;
}) {
  const { pseudonym, lockedReports, takenOut, reports } = properties;
  const { say, language } = useWords();
  return (
    <section aria-labelledby="stays">
      <h2 className="section-title" id="stays">
        {say(m.interviews_withdraw_stays)}
      </h2>
      {lockedReports.length === 0 ? (
        <p>{say(m.interviews_withdraw_no_reports, { pseudonym })}</p>
      ) : (
        <>
          <p>{say(m.interviews_withdraw_reports, { pseudonym })}</p>
          <ul>
            {lockedReports.map(({ reportId, title, version, on, quotes }) => (
              <li key={reportId}>
                {reports ? <a href={`${reports}/${reportId}`}>{title}</a> : title},{' '}
                {say(m.interviews_withdraw_report, { version, day: sayDay(on, language), count: quotes })}
              </li>
            ))}
          </ul>
        </>
      )}
      {takenOut.length > 0 ? (
        <>
          <p>{say(m.interviews_withdraw_taken_out)}</p>
          <ul>
            {takenOut.map(({ kind, byName, on, host }, at) => (
              <li key={at}>
                {kind === 'sound'
                  ? say(m.interviews_withdraw_taken_sound, { name: byName, day: sayDay(on, language) })
                  : host === undefined
                    ? say(m.interviews_withdraw_taken_file, {
                        name: byName,
                        day: sayDay(on, language),
                        kind: kind === 'qdpx' ? '.qdpx' : 'Word (.docx), HTML, CSV',
                      })
                    : say(m.interviews_withdraw_taken_sent, {
                        name: byName,
                        day: sayDay(on, language),
                        host,
                      })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{say(m.interviews_withdraw_backups)}</p>
    </section>
  );
}
