import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { HistoryEntry } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay, sayTimeOfDay } from './history-words.ts';

const mostShown = 50;

/** What a history shows of its steps, from the one that an address asks for: day by day, and the way to the others. */
export function pageOfHistory<Entry extends HistoryEntry>(
  entries: readonly Entry[],
  query: URLSearchParams,
  given: {
    readonly chosen: Readonly<Record<string, string>>;
    readonly language: Language;
    readonly say: (entry: Entry) => string;
  },
) {
  const { chosen, language, say } = given;
  const from = Math.max(0, Math.trunc(Number(query.get('from')) || 0));
  const pageAt = (at: number) => `?${new URLSearchParams({ ...chosen, from: `${Math.max(0, at)}` })}`;
  const shown = entries.slice(from, from + mostShown).map((entry) => ({
    eventId: entry.eventId,
    byName: entry.byName,
    at: entry.at,
    quote: entry.did.quote,
    canTakeBack: entry.canTakeBack,
    takenBackBy: entry.takenBackBy,
    memo: entry.did.text,
    text: say(entry),
    day: sayDay(entry.at, language),
    time: sayTimeOfDay(entry.at, language),
  }));
  return {
    from,
    last: from + shown.length,
    all: entries.length,
    days: [...Map.groupBy(shown, ({ day }) => day)],
    older: from + mostShown < entries.length ? pageAt(from + mostShown) : null,
    newer: from > 0 ? pageAt(from - mostShown) : null,
  };
}

type Shown = ReturnType<typeof pageOfHistory>;

/** Who did what, each with a button that takes it back, or puts it back. */
export function HistoryDays(properties: Pick<Shown, 'days' | 'newer' | 'older'> & { here: string }) {
  const { days, newer, older, here } = properties;
  const { say } = useWords();
  return (
    <>
      {days.map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h2 className="section-title">{day}</h2>
          <ol className="history">
            {entries.map((entry) => (
              <li
                key={entry.eventId}
                className={entry.takenBackBy ? 'history__step history__step--back' : 'history__step'}
                id={`step-${entry.eventId}`}
              >
                <time dateTime={entry.at}>{entry.time}</time>
                <div className="history__what">
                  <p>
                    <strong>{entry.byName}</strong> {entry.text}
                  </p>
                  {entry.quote ? <q>{entry.quote}</q> : null}
                  {entry.memo ? <p className="listed-code__memo">{entry.memo}</p> : null}
                  {entry.takenBackBy ? (
                    <p className="history__back">
                      {say(m.interviews_history_taken_back, { name: entry.takenBackBy.byName })}
                    </p>
                  ) : null}
                </div>
                {entry.canTakeBack ? (
                  <form method="post" action={here}>
                    <input type="hidden" name="event" value={entry.takenBackBy?.eventId ?? entry.eventId} />
                    <Button type="submit" size="small" variant="tertiary">
                      {say(
                        entry.takenBackBy ? m.interviews_history_put_back : m.interviews_history_take_back,
                      )}
                      <span className="visually-hidden">: {entry.text}</span>
                    </Button>
                  </form>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p className="history-pages">
        {newer ? <a href={newer}>{say(m.interviews_history_newer)}</a> : null}{' '}
        {older ? <a href={older}>{say(m.interviews_history_older)}</a> : null}
      </p>
    </>
  );
}
