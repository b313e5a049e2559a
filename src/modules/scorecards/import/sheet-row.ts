import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import { comparable, nearestName } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import { sayMonth } from '#platform/say-date.ts';
import type { Say, TableProblems } from '#platform/tables/table-problem.ts';
import type { Indicator } from '../schema.ts';
import { isOver } from '../values/months.rules.ts';
import type { OpenSheet, SheetRow } from './read-sheet.ts';
import { indicatorNamed, type SheetColumn, type SheetField } from './sheet-columns.rules.ts';
import { monthIn } from './written-months.rules.ts';
import { numberWritten } from './written-numbers.rules.ts';

/** What rows are held against. */
type SheetContext = {
  readonly indicators: readonly Indicator[];
  readonly units: readonly Unit[];
  /** "2015-07-01": no value is of a month that is not over by then. */
  readonly today: string;
};
export type SheetReader = SheetContext & { readonly sheet: OpenSheet; readonly problems: TableProblems };
/** As for months; a year 215 is a slip of the pen. */
const firstDay = '1900-01-01';

type Words = (inputs: Record<string, never>, options: { locale: Language }) => string;

/** One row: its cells by field, and a way to say what is wrong with them. A cell with something wrong is undefined. */
export class SheetRowReader {
  readonly line: number;
  readonly #reader: SheetReader;
  readonly #cells: readonly string[];

  constructor(reader: SheetReader, row: SheetRow) {
    this.#reader = reader;
    this.#cells = row.cells;
    this.line = row.line;
  }

  column(field: SheetField, indicator: string | null = null): SheetColumn | undefined {
    return this.#reader.sheet.columns[this.#place(field, indicator)];
  }

  text(field: SheetField, indicator: string | null = null): string {
    return this.#cells[this.#place(field, indicator)] ?? '';
  }

  wrong(code: string, place: { readonly columnName: string; readonly value?: string }, say: Say): undefined {
    this.#reader.problems.add(code, { line: this.line, ...place }, say);
    return undefined;
  }

  unit(): Unit | undefined {
    const { units } = this.#reader;
    const given = this.text('unit');
    const found = unitNamed(given, units);
    if (found?.type === 'county') return this.#at('unit-county', 'unit', m.scorecards_row_unit_county);
    if (found) return found;
    if (given === '') return this.#at('unit-missing', 'unit', m.scorecards_row_unit_missing);
    if (units.length === 0) return this.#at('register-empty', 'unit', m.scorecards_row_register_empty);
    // Looked for when it is said: of a hundred thousand rows with something wrong only the first are.
    return this.#at('unit-unknown', 'unit', (inputs, options) => {
      const near = nearestName(
        given,
        units.flatMap(({ number, name }) => [number, name]),
      );
      return near
        ? m.scorecards_row_unit_near({ near }, options)
        : m.scorecards_row_unit_unknown(inputs, options);
    });
  }

  indicator(): Indicator | undefined {
    const { indicators } = this.#reader;
    const given = this.text('indicator');
    const found = indicatorNamed(given, indicators);
    if (found) return found;
    if (given === '') return this.#at('indicator-missing', 'indicator', m.scorecards_row_indicator_missing);
    return this.#at('indicator-unknown', 'indicator', (_, options) => {
      const codes = indicators.map(({ code }) => code);
      const near = nearestName(given, codes);
      return near
        ? m.scorecards_row_indicator_near({ near }, options)
        : m.scorecards_row_indicator_unknown({ known: codes.slice(0, 15).join(', ') }, options);
    });
  }

  /** A month that is over; targets are of months to come too. */
  month(field: 'month' | 'from', { mayBeToCome = false } = {}): string | undefined {
    const given = this.text(field);
    const month = monthIn(given);
    if (!month) return this.#at('month', field, m.scorecards_row_month);
    if (!mayBeToCome && !isOver(month, this.#reader.today)) {
      return this.#at('month-not-over', field, (_, options) =>
        m.scorecards_row_month_not_over({ month: sayMonth(month, options.locale) }, options),
      );
    }
    return month;
  }

  /** A day that has been, "2015-01-31" or "31.01.2015"; null when the cell is empty. */
  day(field: 'decided'): string | null | undefined {
    const given = this.text(field);
    if (given === '') return null;
    const [, y1, m1, d1] = /^(\d{4})-(\d{2})-(\d{2})/.exec(given) ?? [];
    const [, d2, m2, y2] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given) ?? [];
    const day = `${y1 ?? y2}-${(m1 ?? m2 ?? '').padStart(2, '0')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`;
    const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    if (!isDay || day < firstDay) return this.#at('day', field, m.scorecards_row_day);
    return day <= this.#reader.today ? day : this.#at('day-to-come', field, m.scorecards_row_day_to_come);
  }

  /**
   * A number of an indicator on its own scale; null when the cell is empty. "75 %" of a share is 0.75; of a rate per 100
   * it is 75.
   */
  number(
    field: 'numerator' | 'denominator' | 'value' | 'target',
    indicator: Indicator,
    isWide = false,
  ): number | null | undefined {
    const place = this.#place(field, isWide ? indicator.code : null);
    const text = this.#cells[place] ?? '';
    if (text === '') return null;
    const { heading, isPercent } = this.#reader.sheet.columns[place]!;
    const at = { columnName: heading, value: text };
    const read = numberWritten(text, this.#reader.sheet.signs[place]!);
    if (read.kind === 'ambiguous') {
      return this.wrong('ambiguous-number', at, (locale) =>
        m.scorecards_row_ambiguous({ thousands: read.asThousands, decimals: read.asDecimals }, { locale }),
      );
    }
    if (read.kind === 'noNumber') {
      return this.wrong('not-a-number', at, (locale) => m.scorecards_row_not_a_number({}, { locale }));
    }
    const isCount = field === 'numerator' || field === 'denominator';
    if (isCount && read.isPercent) {
      return this.wrong('count-percent', at, (locale) => m.scorecards_row_count_percent({}, { locale }));
    }
    return !isCount && (read.isPercent || isPercent) ? (read.value / 100) * indicator.per : read.value;
  }

  #place(field: SheetField, indicator: string | null): number {
    return this.#reader.sheet.columns.findIndex((one) => one.field === field && one.indicator === indicator);
  }

  #at(code: string, field: SheetField, say: Words): undefined {
    const place = { columnName: this.column(field)?.heading ?? field, value: this.text(field) };
    return this.wrong(code, place, (locale) => say({}, { locale }));
  }
}

/**
 * The unit of a number, of a name, or of a number with its name after it. A spreadsheet takes the zeros in front away:
 * "502" is "0502" when there is no other.
 */
export function unitNamed(text: string, units: readonly Unit[]): Unit | undefined {
  const wanted = comparable(text);
  const { byNumber, byDigits, byName } = ways.get(units) ?? waysTo(units);
  const [, digits] = /^(\d{1,12})(?:\s.*)?$/.exec(wanted) ?? [];
  if (digits) return byNumber.get(digits) ?? onlyOne(byDigits.get(Number(digits)));
  return wanted === '' ? undefined : onlyOne(byName.get(wanted));
}

type Ways = {
  readonly byNumber: ReadonlyMap<string, Unit>;
  readonly byDigits: ReadonlyMap<number, readonly Unit[]>;
  readonly byName: ReadonlyMap<string, readonly Unit[]>;
};
/** Made once of a register: a sheet has two hundred thousand rows at most, and each names a unit. */
const ways = new WeakMap<readonly Unit[], Ways>();

function waysTo(units: readonly Unit[]): Ways {
  const made = {
    byNumber: new Map(units.map((unit) => [unit.number, unit])),
    byDigits: Map.groupBy(units, ({ number }) => Number(number)),
    byName: Map.groupBy(units, ({ name }) => comparable(name)),
  };
  ways.set(units, made);
  return made;
}

const onlyOne = (units: readonly Unit[] = []) => (units.length === 1 ? units[0] : undefined);
