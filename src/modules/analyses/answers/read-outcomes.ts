import { createHash } from 'node:crypto';
import { m } from '#messages';
import { comparable, nearestName, officeItem } from '#modules/studies/index.ts';
import type { Item, Outcome, Study } from '#modules/studies/schema.ts';
import { type OpenTable, openTable, scanBody } from '#platform/tables/open-table.ts';
import { cellText } from '#platform/tables/scan-rows.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { everyText, numberIn } from './answer-codes.ts';
import type { AnswerTable, OutcomeTable } from './answer-table.ts';

export type ReadOutcomesInput = {
  /** A CSV file with a column for the office and one for each indicator. */
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly study: Study;
  /** Where the offices are known from, when the study does not list them as options of an item. */
  readonly answers?: readonly AnswerTable[];
};

type Office = number | string;
type Direction = 'higher' | 'lower';
type IndicatorCell = { readonly value: number; readonly target: number; readonly direction: Direction };

/**
 * Reads the outcomes of the offices, such as a scorecard's indicators. An outcome is the mean of those of its
 * indicators that the office has a number for; `capped` counts each as how much of its target is reached, at most 1:
 * its value over its target, and the other way about where `<indicator>.direction` says that lower is better.
 *
 * @returns one row an office, in the order of the file; NaN where the office has none of the indicators
 * @throws DomainError `outcomes-file` with every problem (at most 100), each with line, heading and value
 */
export function readOutcomes({ bytes, fileName, study, answers = [] }: ReadOutcomesInput): OutcomeTable {
  const problems = new TableProblems(fileName);
  const refuseIfAny = () =>
    problems.refuseIfAny('outcomes-file', (locale) => m.analyses_answers_outcomes_refused({}, { locale }));
  const officeColumn = study.offices?.column;
  if (officeColumn === undefined) {
    problems.add('no-offices', {}, (locale) => m.analyses_answers_outcomes_without_offices({}, { locale }));
    refuseIfAny();
    throw new Error('unreachable: the problem above refuses');
  }
  const item = findOfficeItem(study);
  const wanted = new Set(wantedHeadings(study, officeColumn, item).map(comparable));
  const table = openTable({ bytes, problems, isExpectedHeading: (text) => wanted.has(comparable(text)) });
  if (!table) {
    refuseIfAny();
    throw new Error('A table that cannot be opened has a problem that says why');
  }
  const columns = findColumns(table, { study, officeColumn, item }, problems);
  const officeOf = officeFinder({ item, officeColumn, units: study.offices?.units ?? {} }, answers);

  const offices: Office[] = [];
  const taken = new Set<Office>();
  const rows: Record<string, number[][]> = Object.fromEntries(
    Object.keys(study.outcomes).map((id) => [id, []]),
  );
  scanBody(table, problems, (row) => {
    const textOf = (column: number) => cellText(table.bytes, row, column).trim();
    const placeOf = (column: number) => ({
      line: row.line,
      columnName: table.headings[column]!,
      value: textOf(column),
    });
    const numberOf = (column: number | undefined): number => {
      if (column === undefined) return Number.NaN;
      const text = textOf(column);
      if (text === '') return Number.NaN;
      const value = numberIn(text);
      if (value !== undefined) return value;
      problems.add('not-a-number', placeOf(column), (locale) =>
        m.analyses_answers_not_a_number({}, { locale }),
      );
      return Number.NaN;
    };
    if (columns.office !== undefined) {
      // The apostrophe that keeps a spreadsheet from running a code as a formula.
      const office = officeOf(textOf(columns.office).replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, ''));
      if ('problem' in office) {
        const place = placeOf(columns.office);
        problems.add('unknown-office', textOf(columns.office) === '' ? { line: row.line } : place, (locale) =>
          office.problem({}, { locale }),
        );
      } else if (taken.has(office.code)) {
        problems.add('duplicate-office', placeOf(columns.office), (locale) =>
          m.analyses_answers_duplicate_office({}, { locale }),
        );
      } else {
        taken.add(office.code);
        offices.push(office.code);
      }
    }
    for (const [id, outcome] of Object.entries(study.outcomes)) {
      const cells = outcome.indicators.map((indicator): IndicatorCell => {
        const value = numberOf(columns.indicators.get(indicator));
        if (outcome.attainment === 'plain') return { value, target: 1, direction: 'higher' };
        const column = columns.indicators.get(targetOf(indicator));
        const target = numberOf(column);
        const direction = readDirection(columns.indicators.get(directionOf(indicator)));
        if (column !== undefined && !Number.isNaN(value)) {
          checkTarget(target, { text: textOf(column), column, direction });
        }
        return { value, target, direction };
      });
      rows[id]!.push(cells.map((cell) => partOf(outcome, cell)));
    }

    function readDirection(column: number | undefined): Direction {
      const text = column === undefined ? '' : comparable(textOf(column));
      if (text === '' || text === 'higher' || text === 'lower') return text || 'higher';
      problems.add('direction', placeOf(column!), (locale) => m.analyses_answers_direction({}, { locale }));
      return 'higher';
    }

    function checkTarget(
      target: number,
      { text, column, direction }: { text: string; column: number; direction: Direction },
    ): void {
      // None at all can be aimed at, but only where fewer is better.
      if (target > 0 || (target === 0 && direction === 'lower')) return;
      if (Number.isNaN(target) && text !== '') return;
      problems.add('target', placeOf(column), (locale) =>
        text === ''
          ? m.analyses_answers_empty_target({}, { locale })
          : m.analyses_answers_target_not_positive({}, { locale }),
      );
    }
  });
  refuseIfAny();
  return {
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    offices,
    outcomes: Object.fromEntries(
      Object.entries(rows).map(([id, row]) => [id, Float64Array.from(row, meanOf)]),
    ),
    parts: Object.fromEntries(
      Object.entries(study.outcomes).map(([id, { indicators }]) => [
        id,
        indicators.map((indicator, place) => ({
          id: indicator,
          answers: Float64Array.from(rows[id]!, (parts) => parts[place]!),
        })),
      ]),
    ),
  };
}

/** What an indicator counts for in its outcome. */
function partOf(outcome: Outcome, { value, target, direction }: IndicatorCell): number {
  if (outcome.attainment === 'plain') return value;
  if (direction === 'higher') return Math.min(value / target, 1);
  // What is at its target or under it is reached, a value of 0 too.
  return value <= target ? 1 : target / value;
}

/** The mean of an outcome's indicators; those without a number do not count. */
function meanOf(parts: readonly number[]): number {
  const present = parts.filter((part) => !Number.isNaN(part));
  return present.reduce((sum, part) => sum + part, 0) / present.length;
}

const targetOf = (indicator: string) => `${indicator}.target`;
const directionOf = (indicator: string) => `${indicator}.direction`;

function findOfficeItem(study: Study): Item | undefined {
  for (const file of Object.keys(study.instruments)) {
    const item = officeItem(study, file);
    if (item) return item;
  }
  return undefined;
}

function officeHeadings(officeColumn: string, item: Item | undefined): string[] {
  if (!item) return [officeColumn];
  return [officeColumn, item.id, ...(item.column ? [item.column] : []), ...everyText(item.text)];
}

function wantedHeadings(study: Study, officeColumn: string, item: Item | undefined): string[] {
  const indicators = Object.values(study.outcomes).flatMap((outcome) => outcome.indicators);
  const besides = [...indicators.map(targetOf), ...indicators.map(directionOf)];
  return [...officeHeadings(officeColumn, item), ...indicators, ...besides];
}

function findColumns(
  { headings }: OpenTable,
  { study, officeColumn, item }: { study: Study; officeColumn: string; item: Item | undefined },
  problems: TableProblems,
): { office: number | undefined; indicators: ReadonlyMap<string, number> } {
  const byHeading = new Map<string, number>();
  for (const [column, heading] of headings.entries()) {
    if (heading === '') continue;
    if (byHeading.has(comparable(heading))) {
      problems.add('duplicate-heading', { line: 1, columnName: heading }, (locale) =>
        m.analyses_answers_duplicate_heading({}, { locale }),
      );
    } else {
      byHeading.set(comparable(heading), column);
    }
  }
  const columnOf = (name: string) => byHeading.get(comparable(name));
  const office = officeHeadings(officeColumn, item)
    .map(columnOf)
    .find((column) => column !== undefined);
  if (office === undefined) {
    problems.add('missing-column', { columnName: officeColumn }, (locale) =>
      m.analyses_answers_missing_office_column({}, { locale }),
    );
  }
  const wanted = new Set(wantedHeadings(study, officeColumn, item).map(comparable));
  const unused = headings.filter((heading) => !wanted.has(comparable(heading)));
  const indicators = new Map<string, number>();
  const reported = new Set<string>();
  const seek = (name: string, say: typeof m.analyses_answers_missing_indicator, outcome: string) => {
    const column = columnOf(name);
    if (column !== undefined) indicators.set(name, column);
    if (column !== undefined || reported.has(name)) return;
    reported.add(name);
    const near = nearestName(name, unused);
    problems.add('missing-column', { columnName: name }, (locale) => {
      const sentence = say({ outcome }, { locale });
      return near === undefined
        ? sentence
        : `${sentence} ${m.analyses_answers_did_you_mean({ name: near }, { locale })}`;
    });
  };
  for (const [id, outcome] of Object.entries(study.outcomes)) {
    for (const indicator of outcome.indicators) {
      seek(indicator, m.analyses_answers_missing_indicator, id);
      if (outcome.attainment === 'plain') continue;
      seek(targetOf(indicator), m.analyses_answers_missing_target, id);
      const direction = columnOf(directionOf(indicator));
      if (direction !== undefined) indicators.set(directionOf(indicator), direction);
    }
  }
  return { office, indicators };
}

type FoundOffice = { readonly code: Office } | { readonly problem: typeof m.analyses_answers_unknown_office };

/**
 * Finds an office by its code or label among the item's options, or else by its code among the answers; or by the number
 * that the study says it has in the register of units. A code that reads like another office's number is the code.
 */
function officeFinder(
  {
    item,
    officeColumn,
    units,
  }: {
    readonly item: Item | undefined;
    readonly officeColumn: string;
    readonly units: Readonly<Record<string, string>>;
  },
  answers: readonly AnswerTable[],
): (text: string) => FoundOffice {
  const known = new Map<string, Office>();
  const problem = item ? m.analyses_answers_unknown_office : m.analyses_answers_unknown_office_in_answers;
  if (item?.kind === 'choice') {
    for (const { value, label } of item.options) {
      for (const text of everyText(label)) known.set(comparable(text), value);
    }
    for (const { value } of item.options) known.set(comparable(String(value)), value);
  }
  if (!item) {
    for (const { columns } of answers) {
      const column = Object.hasOwn(columns, officeColumn) ? columns[officeColumn] : undefined;
      if (column?.kind !== 'category') continue;
      for (const office of new Set(column.categories)) {
        if (office !== null) known.set(comparable(String(office)), office);
      }
    }
  }
  for (const [code, number] of Object.entries(units)) {
    const office = known.get(comparable(code));
    if (office !== undefined && !known.has(comparable(number))) known.set(comparable(number), office);
  }
  return (text) => {
    if (text === '') return { problem: m.analyses_answers_empty_office };
    const wanted = comparable(text);
    const value = numberIn(wanted);
    const code = known.get(wanted) ?? (value === undefined ? undefined : known.get(String(value)));
    if (code !== undefined) return { code };
    // Without answers to compare with, whatever stands there is an office.
    if (known.size === 0) return { code: value ?? text };
    return { problem };
  };
}
