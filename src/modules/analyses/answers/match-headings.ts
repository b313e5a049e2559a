import { m } from '#messages';
import { comparable, nearestName, officeItem, sourceFileOf } from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import { longestHeadingRepeated, type TableProblems } from '#platform/tables/table-problem.ts';
import { everyText } from './answer-codes.ts';
import { neededVariables } from './needed-variables.rules.ts';

/** Which column of the file belongs to which item. */
export type MatchedColumns = {
  readonly items: readonly { readonly item: Item; readonly column: number }[];
  /** The office, when it is a column of its own and no item. */
  readonly office: number | undefined;
  readonly unknown: readonly string[];
};

/** Says of a heading whether some item of the file could be called that. */
export function headingMatcher(items: readonly Item[], officeColumn: string | undefined) {
  const byHeading = new Map<string, Item>();
  // What is set last counts: an item's own column before its id, and that before its text.
  for (const item of items) for (const text of everyText(item.text)) byHeading.set(comparable(text), item);
  for (const item of items) byHeading.set(comparable(item.id), item);
  for (const item of items) if (item.column) byHeading.set(comparable(item.column), item);
  const office = officeColumn === undefined ? undefined : comparable(officeColumn);
  return {
    itemOf: (heading: string) => byHeading.get(comparable(heading)),
    isOffice: (heading: string) => comparable(heading) === office,
  };
}

/** Matches headings with items; doubled headings and missing columns become problems. */
export function matchHeadings(
  headings: readonly string[],
  { study, file, items }: { study: Study; file: string; items: readonly Item[] },
  problems: TableProblems,
): MatchedColumns {
  const officeColumn = study.offices?.column;
  const officeIsItem = officeItem(study, file) !== undefined;
  const matcher = headingMatcher(items, officeColumn);
  const columnOf = new Map<string, number>();
  const unknown: string[] = [];
  const taken = new Set<string>();
  let office: number | undefined;

  for (const [column, heading] of headings.entries()) {
    const place = { line: 1, columnName: heading };
    if (heading === '') {
      continue;
    }
    if (taken.has(comparable(heading))) {
      problems.add('duplicate-heading', place, (locale) =>
        m.analyses_answers_duplicate_heading({}, { locale }),
      );
      continue;
    }
    taken.add(comparable(heading));
    const item = matcher.itemOf(heading);
    if (item) {
      const earlier = columnOf.get(item.id);
      if (earlier === undefined) {
        columnOf.set(item.id, column);
      } else {
        const other = headings[earlier]!;
        problems.add('two-columns', place, (locale) =>
          m.analyses_answers_two_columns_for_item({ other, item: item.id }, { locale }),
        );
      }
    } else if (!officeIsItem && matcher.isOffice(heading)) {
      office = column;
    } else {
      unknown.push(heading.slice(0, longestHeadingRepeated));
    }
  }

  if (columnOf.size === 0) {
    const expected = items.slice(0, 3).map((item) => item.column ?? item.id);
    problems.add('no-known-column', { line: 1 }, (locale) =>
      m.analyses_answers_no_known_column({ file, expected: expected.join(', ') }, { locale }),
    );
  } else {
    reportMissing();
  }
  return {
    items: items
      .filter(({ id }) => columnOf.has(id))
      .map((item) => ({ item, column: columnOf.get(item.id)! })),
    office,
    unknown,
  };

  function reportMissing(): void {
    const needed = neededVariables(study, file);
    for (const item of items) {
      const mayBeLeftOut = item.kind === 'text' || (item.identifying === true && !needed.has(item.id));
      if (columnOf.has(item.id) || mayBeLeftOut) continue;
      const columnName = item.column ?? item.id;
      const name = nearestName(columnName, unknown);
      problems.add('missing-column', { columnName }, (locale) => {
        const sentence = m.analyses_answers_missing_column({ item: item.id }, { locale });
        return name === undefined
          ? sentence
          : `${sentence} ${m.analyses_answers_did_you_mean({ name }, { locale })}`;
      });
    }
    const officeIsNeeded =
      officeColumn !== undefined &&
      !officeIsItem &&
      (needed.has(officeColumn) || (needed.has('office file') && sourceFileOf(study, 'office') === file));
    if (officeIsNeeded && office === undefined) {
      problems.add('missing-column', { columnName: officeColumn }, (locale) =>
        m.analyses_answers_missing_office_column({}, { locale }),
      );
    }
  }
}
