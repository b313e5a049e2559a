import { m } from '#messages';
import type { RecordingCopy, RecordingReceipt } from '#modules/interviews/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { useWords } from '#web/language/language.ts';
import { sayDay } from '#web/studies/say-day.ts';
import { megabytesOf } from './sizes.ts';

/** What there was, when it went, and who or what did it. */
export function RecordingReceipts(properties: {
  receipts: readonly RecordingReceipt[];
  copies: readonly RecordingCopy[];
}) {
  const { receipts, copies } = properties;
  const { say, language } = useWords();
  const number = (value: number) => formatNumber(value, language, { decimals: 1 });
  if (receipts.length === 0) return null;
  return (
    <section aria-labelledby="receipts">
      <h2 className="section-title" id="receipts">
        {say(m.interviews_recording_receipts)}
      </h2>
      <ul className="measure">
        {receipts.map(({ recordingId, madeOn, bytes, destroyedOn, destroyedBy, isKeyDestroyed }) => {
          const about = {
            made: sayDay(madeOn, language),
            day: sayDay(destroyedOn, language),
            megabytes: number(megabytesOf(bytes)),
          };
          return (
            <li key={recordingId}>
              {destroyedBy === null
                ? say(m.interviews_recording_receipt_day, about)
                : say(m.interviews_recording_receipt_deleted, { ...about, name: destroyedBy })}{' '}
              {say(isKeyDestroyed ? m.interviews_recording_receipt_key : m.interviews_recording_receipt_half)}
              {copies
                .filter((copy) => copy.recordingId === recordingId)
                .map(
                  ({ takenOn, byName, deleteBy }) =>
                    ` ${say(m.interviews_recording_receipt_copy, {
                      day: sayDay(takenOn, language),
                      name: byName,
                      by: sayDay(deleteBy, language),
                    })}`,
                )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
