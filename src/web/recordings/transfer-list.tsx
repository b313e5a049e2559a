import { m } from '#messages';
import type { TranscriberLook, TransferOutcome } from '#modules/interviews/index.ts';
import { isOnThisMachine } from '#modules/interviews/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { megabytesOf } from './sizes.ts';

/** Each time the recording was sent to an engine: where to, who sent it, and how it went. It stays when the recording is gone. */
export function TransferList({ sending }: { sending: TranscriberLook }) {
  const { say, language } = useWords();
  const { transfers, isRunning } = sending;
  if (transfers.length === 0) return null;
  return (
    <section aria-labelledby="transfers">
      <h2 className="section-title" id="transfers">
        {say(m.interviews_transfers_title)}
      </h2>
      <ul className="measure">
        {transfers.map(({ number, host, sentOn, byName, bytes, outcome }, at) => (
          <li key={number}>
            {say(isOnThisMachine(host) ? m.interviews_transfers_one_here : m.interviews_transfers_one, {
              host,
              name: byName,
              day: sayDay(sentOn, language),
              megabytes: formatNumber(megabytesOf(bytes), language, { decimals: 1 }),
            })}{' '}
            {say(
              outcome !== null
                ? outcomeWords[outcome]
                : isRunning && at === 0
                  ? m.interviews_transfers_running
                  : m.interviews_transfers_cut,
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const outcomeWords: Readonly<Record<TransferOutcome, typeof m.interviews_transfers_answered>> = {
  answered: m.interviews_transfers_answered,
  silent: m.interviews_transfers_silent,
  refused: m.interviews_transfers_refused,
  moved: m.interviews_transfers_moved,
  late: m.interviews_transfers_late,
  unreachable: m.interviews_transfers_unreachable,
  nonsense: m.interviews_transfers_nonsense,
  'too-long': m.interviews_transfers_too_long,
  stopped: m.interviews_transfers_stopped,
};
