import { m } from '#messages';
import type { RecordingCopy } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { megabytesOf } from './sizes.ts';

/** Each time the sound left the house in a file: who has it, and when it is to be deleted. It stays when the recording is gone. */
export function CopyList({ copies }: { copies: readonly RecordingCopy[] }) {
  const { say, language } = useWords();
  if (copies.length === 0) return null;
  return (
    <section aria-labelledby="copies">
      <h2 className="section-title" id="copies">
        {say(m.interviews_copies_title)}
      </h2>
      <ul className="measure">
        {copies.map(({ exchangeId, takenOn, byName, bytes, deleteBy }) => (
          <li key={exchangeId}>
            {say(m.interviews_copies_one, {
              name: byName,
              day: sayDay(takenOn, language),
              by: sayDay(deleteBy, language),
              megabytes: formatNumber(megabytesOf(bytes), language, { decimals: 1 }),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
