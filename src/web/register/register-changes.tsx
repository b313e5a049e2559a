import { Button } from '@navikt/ds-react';
import { m } from '#messages';
import type { RegisterChange, ShownRegisterChange } from '#modules/organisation/index.ts';
import type { Language } from '#platform/language.ts';
import { Fold } from '#web/components/fold.tsx';
import { useWords } from '#web/language/language.ts';
import { fieldWords, sayCount, sayDay } from './register-words.ts';

const tagOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** What has been done to the register, newest first; the last of it can be taken back. */
export function RegisterChanges(properties: {
  changes: readonly ShownRegisterChange[];
  nameOf: (number: string) => string | null;
}) {
  const { changes, nameOf } = properties;
  const { say, language } = useWords();
  const at = new Intl.DateTimeFormat(tagOf[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  });
  return (
    <Fold summary={say(m.register_changes_title)} id="changes">
      {changes.length === 0 ? <p>{say(m.register_changes_none)}</p> : null}
      <ul className="role-changes">
        {changes.map((change) => (
          <li key={change.changeId}>
            <span className="role-changes__at">{at.format(change.happenedAt)}</span>
            <span className="register-change">
              {say(m.register_change_by, {
                by: change.byName,
                what: sayChange(change.what, language, nameOf),
              })}
              {change.canBeUndone ? (
                <form method="post">
                  <Button type="submit" size="small" variant="tertiary" name="undo" value={change.changeId}>
                    {say(m.register_undo)}
                  </Button>
                </form>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** What was done, as a sentence goes on after a name: «la inn 19 enheter fra units.csv». */
function sayChange(
  what: RegisterChange,
  language: Language,
  nameOf: (number: string) => string | null,
): string {
  const locale = { locale: language };
  const unitOf = (number: string) => {
    const name = nameOf(number);
    return name ? `${name} (${number})` : number;
  };
  if (what.kind === 'import') {
    const { file, added, changed } = what;
    return m.register_change_import({ file, added, changed }, locale);
  }
  if (what.kind === 'codes') return m.register_change_codes({ file: what.file, count: what.count }, locale);
  if (what.kind === 'limits') {
    const { mediumFrom, largeFrom } = what.limits;
    const limits = { medium: sayCount(mediumFrom, language), large: sayCount(largeFrom, language) };
    return m.register_change_limits(limits, locale);
  }
  if (what.kind === 'succession') {
    const { from, to, on, kind } = what.succession;
    const about = { from: unitOf(from), to: unitOf(to), day: sayDay(on, language) };
    if (kind === 'merged') return m.register_change_merged(about, locale);
    return kind === 'renumbered'
      ? m.register_change_renumbered(about, locale)
      : m.register_change_split(about, locale);
  }
  if (what.kind === 'undone') {
    return m.register_change_undone({ what: sayChange(what.what, language, nameOf) }, locale);
  }
  const unit = `${what.name} (${what.number})`;
  if (what.isNew) return m.register_change_added({ unit }, locale);
  const fields = what.fields.map(({ field }) => fieldWords[field]({}, locale).toLocaleLowerCase(language));
  return m.register_change_unit({ unit, fields: fields.join(', ') }, locale);
}
