import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { useWords } from '#web/language/language.ts';
import { fieldWords, sayDay, sayValue } from './register-words.ts';
import type { UnitEvent } from './unit-history.ts';

/** What has happened to a unit: names it has had, what it took over, and by whom it was taken over. */
export function UnitEvents(properties: {
  number: string;
  events: readonly UnitEvent[];
  nameOf: (number: string) => string | null;
}) {
  const { events, nameOf } = properties;
  const { say, language } = useWords();
  return (
    <section aria-labelledby="history">
      <h2 className="section-title" id="history">
        {say(m.register_history_title)}
      </h2>
      {events.length === 0 ? <p>{say(m.register_history_none)}</p> : null}
      <ul className="role-changes">
        {events.map((event, index) => (
          <li key={index}>
            <span className="role-changes__at">{sayDay(event.on, language)}</span>
            <span>{sayEvent(event, language, nameOf)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayEvent(event: UnitEvent, language: Language, nameOf: (number: string) => string | null): string {
  const locale = { locale: language };
  const unitOf = (number: string) => {
    const name = nameOf(number);
    return name ? `${name} (${number})` : number;
  };
  if (event.kind === 'changed') {
    const { field, before, after } = event;
    const value = (given: string | number | null) => sayValue(field, given, { language, nameOf });
    return m.register_event_changed(
      { field: fieldWords[field]({}, locale), before: value(before), after: value(after) },
      locale,
    );
  }
  const { from, to, kind } = event.succession;
  if (event.kind === 'tookOver') {
    const unit = unitOf(from);
    if (kind === 'merged') return m.register_event_took_over({ unit }, locale);
    return kind === 'renumbered'
      ? m.register_event_was_numbered({ number: from }, locale)
      : m.register_event_split_from({ unit }, locale);
  }
  const unit = unitOf(to);
  if (kind === 'merged') return m.register_event_merged_into({ unit }, locale);
  return kind === 'renumbered'
    ? m.register_event_renumbered({ number: to }, locale)
    : m.register_event_split_to({ unit }, locale);
}
