import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import type { Language } from '#platform/language.ts';
import { sayMonth } from '#platform/say-date.ts';
import type { Indicator } from '../schema.ts';
import { type CountsFault, faultOfCounts, valueFrom } from './arithmetic.rules.ts';
import type { GivenTarget, GivenValue } from './given.ts';
import { type SheetReader, SheetRowReader } from './sheet-row.ts';

/** Reads the rows of a sheet of monthly values; what is wrong with each goes to the reader's problems. */
export function readValueRows(reader: SheetReader): readonly GivenValue[] {
  const { sheet, indicators } = reader;
  const given: GivenValue[] = [];
  const lines = new Map<string, number>();
  const wide = indicators.filter(({ code }) => sheet.columns.some(({ indicator }) => indicator === code));
  for (const cells of sheet.rows) {
    const row = new SheetRowReader(reader, cells);
    const unit = row.unit();
    const month = row.month('month');
    const long = wide.length === 0 ? row.indicator() : undefined;
    for (const indicator of long ? [long] : wide) {
      const value = readValue(row, { indicator, unit, isWide: !long });
      if (!value || !unit || !month) continue;
      const place = { columnName: row.column('unit')?.heading ?? '', value: row.text('unit') };
      const { code } = indicator;
      if (!isTheirs(indicator, unit)) {
        const owner = indicator.ownerUnit ?? '';
        row.wrong('not-theirs', place, (locale) => m.scorecards_row_not_theirs({ code, owner }, { locale }));
        continue;
      }
      if (!wasThere(unit, month)) {
        row.wrong('unit-not-there', place, (locale) =>
          m.scorecards_row_not_there({ month: sayMonth(month, locale) }, { locale }),
        );
        continue;
      }
      const key = `${code} ${unit.number} ${month}`;
      const first = lines.get(key);
      if (first !== undefined) {
        row.wrong('twice', place, (locale) =>
          m.scorecards_row_twice({ code, month: sayMonth(month, locale), line: first }, { locale }),
        );
        continue;
      }
      lines.set(key, row.line);
      given.push({ ...value, line: row.line, indicator, unit: unit.number, month });
    }
  }
  return given;
}

/** Reads the rows of a sheet of targets. */
export function readTargetRows(reader: SheetReader): readonly GivenTarget[] {
  const given: GivenTarget[] = [];
  const lines = new Map<string, number>();
  for (const cells of reader.sheet.rows) {
    const row = new SheetRowReader(reader, cells);
    const indicator = row.indicator();
    const unit = row.text('unit') === '' ? null : row.unit();
    const from = row.month(row.column('from') ? 'from' : 'month', { mayBeToCome: true });
    const decidedOn = row.day('decided');
    if (!indicator) continue;
    const value = row.number('target', indicator);
    // Empty cells say nothing: of a sheet to fill in, one fills in what one has. A day without its target says something.
    if (value === null && row.text('decided') === '') continue;
    const columnName = row.column('target')?.heading ?? '';
    const place = { columnName, value: row.text('target') };
    if (value === null)
      row.wrong('target-missing', place, (locale) => m.scorecards_row_target_missing({}, { locale }));
    if (unit === undefined || !from || decidedOn === undefined || value === null || value === undefined)
      continue;
    if (value < 0 || (indicator.kind === 'share' && value > 1)) {
      row.wrong('target-range', place, (locale) =>
        value < 0 ? m.scorecards_row_negative({}, { locale }) : m.scorecards_row_above_all({}, { locale }),
      );
      continue;
    }
    const { code } = indicator;
    const key = `${code} ${unit?.number ?? ''} ${from}`;
    const first = lines.get(key);
    if (first !== undefined) {
      row.wrong('twice', place, (locale) =>
        m.scorecards_row_twice({ code, month: sayMonth(from, locale), line: first }, { locale }),
      );
      continue;
    }
    lines.set(key, row.line);
    given.push({ line: row.line, indicator, unit: unit?.number ?? null, from, value, decidedOn, columnName });
  }
  return given;
}

type Read = Pick<GivenValue, 'numerator' | 'denominator' | 'value' | 'columnName'>;

/** The numbers of one indicator in a row; null when it says nothing, or something that cannot be. */
function readValue(
  row: SheetRowReader,
  { indicator, unit, isWide }: { indicator: Indicator; unit: Unit | undefined; isWide: boolean },
): Read | null {
  const wideOf = isWide ? indicator.code : null;
  const numerator = row.number('numerator', indicator, isWide);
  const given = row.number('denominator', indicator, isWide);
  const value = row.number('value', indicator, isWide);
  if (numerator === undefined || given === undefined || value === undefined) return null;
  const named = (['value', 'numerator', 'denominator'] as const).find(
    (field) => row.text(field, wideOf) !== '',
  );
  if (!named) return null;
  const { basis, per, kind } = indicator;
  const columnName = row.column(named, wideOf)!.heading;
  const place = { columnName, value: row.text(named, wideOf) };
  // A count that is held against the size of the office: the register knows that.
  const size = basis === 'users' ? unit?.users : basis === 'positions' ? unit?.positions : undefined;
  if (basis !== 'denominator' && numerator !== null && given === null && unit && !size) {
    row.wrong('size-unknown', place, (locale) =>
      basis === 'users'
        ? m.scorecards_row_users_unknown({ unit: unit.number }, { locale })
        : m.scorecards_row_positions_unknown({ unit: unit.number }, { locale }),
    );
    return null;
  }
  const counts = { numerator, denominator: given ?? (numerator === null ? null : (size ?? null)), value };
  const fault = faultOfCounts(counts, indicator);
  if (fault) {
    const at = fault === 'numerator-above' ? fieldPlace(row, 'numerator', wideOf) : place;
    row.wrong(fault, at, (locale) => faultWords[fault]({}, { locale }));
    return null;
  }
  const found = valueFrom(counts, kind === 'share' ? 1 : per);
  return found === null ? null : { ...counts, value: found, columnName };
}

const fieldPlace = (row: SheetRowReader, field: 'numerator', indicator: string | null) => ({
  columnName: row.column(field, indicator)?.heading ?? field,
  value: row.text(field, indicator),
});

type Words = (inputs: Record<string, never>, options: { locale: Language }) => string;
const faultWords: Readonly<Record<CountsFault, Words>> = {
  negative: m.scorecards_row_negative,
  'not-whole': m.scorecards_row_not_whole,
  'only-numerator': m.scorecards_row_only_numerator,
  'only-denominator': m.scorecards_row_only_denominator,
  'numerator-above': m.scorecards_row_numerator_above,
  'nothing-counted': m.scorecards_row_nothing_counted,
  'above-all': m.scorecards_row_above_all,
  disagrees: m.scorecards_row_disagrees,
};

/** A county's own indicator is of its offices, an office's own of the office alone. */
export function isTheirs({ owner, ownerUnit }: Indicator, { number, parent }: Unit): boolean {
  if (owner === 'national' || ownerUnit === null) return true;
  return number === ownerUnit || (owner === 'county' && parent === ownerUnit);
}

/** Whether the unit was there in some part of the month. */
function wasThere({ validFrom, validTo }: Unit, month: string): boolean {
  const isBefore = validFrom !== null && validFrom.slice(0, 7) > month;
  const isAfter = validTo !== null && validTo.slice(0, 7) < month;
  return !isBefore && !isAfter;
}
