import { m } from '#messages';
import { DomainError, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { numberWritten } from '../import/written-numbers.rules.ts';
import type { Indicator } from '../schema.ts';

/** A target as somebody types it: "0,75" or "75 %" of a share. @throws DomainError `target` */
export function targetIn(text: string, { kind, per }: Indicator): number {
  const read = numberWritten(text, 'unknown');
  if (read.kind === 'ambiguous') {
    const { asThousands: thousands, asDecimals } = read;
    throw new DomainError(
      'target',
      inAllLanguages((locale) => m.scorecards_row_ambiguous({ thousands, decimals: asDecimals }, { locale })),
    );
  }
  if (read.kind === 'noNumber') throw refusal('target', m.scorecards_row_target_missing);
  const value = read.isPercent ? (read.value / 100) * per : read.value;
  if (value < 0) throw refusal('target', m.scorecards_row_negative);
  if (kind === 'share' && value > 1) throw refusal('target', m.scorecards_row_above_all);
  return value;
}
