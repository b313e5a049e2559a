import { m } from '#messages';
import {
  adjustedSymbol,
  cells,
  type EntryFamily,
  label,
  levelOf,
  mention,
  symbol,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { inAList } from '#platform/listing.ts';
import { formatP } from '#platform/number-style.ts';
import type { Block, TableBlock } from '../schema.ts';

const level = 0.05;
type FamilyResult = Results['families'][number];
type Test = FamilyResult['tests'][number];

/** The family that an entry is in, with the entry's own tests; undefined for one in none. */
export function familyOf(
  { id }: { readonly id: string },
  { study, results }: { readonly study: TableContext['study']; readonly results: Released<Results> },
): Released<EntryFamily> | undefined {
  const family = study.families.find(({ analyses }) => analyses.includes(id));
  const index = results.families.findIndex((one) => one.id === family?.id);
  if (index === -1) return undefined;
  return viewOf(results, ({ families }) => {
    const { control, tests, id: name } = families[index]!;
    return { id: name, control, size: tests.length, tests: tests.filter(({ plan }) => plan === id) };
  });
}

/** What of an entry's findings stands when p is adjusted for the whole family; nothing where nothing was found. */
export function survivors(context: TableContext): string {
  const { family, language } = context;
  const before = family?.tests.filter(({ p }) => p < level) ?? [];
  if (!family || before.length === 0) return '';
  const after = before.filter(({ adjusted }) => adjusted < level);
  const inputs = { tests: family.size, id: family.id };
  const locale = { locale: language };
  if (after.length === before.length) return ` ${m.reports_family_survives_all(inputs, locale)}`;
  if (after.length === 0) return ` ${m.reports_family_survives_none(inputs, locale)}`;
  // Where every test has the same outcome the finding has just named it.
  const [outcomes, firsts] = [1, 0].map((place) => family.tests.map(({ about }) => about.split('×')[place]!));
  const hasOneOutcome = new Set(outcomes).size === 1 && new Set(firsts).size === family.tests.length;
  const names = inAList(
    after.map((test) =>
      hasOneOutcome ? partName(test.about.split('×')[0]!, context, mention) : testName(test, context),
    ),
    language,
  );
  return ` ${m.reports_family_survives_some({ ...inputs, names }, locale)}`;
}

/** The entry's table says which family its adjusted p belongs to, and what they are where it has no column for them. */
export function withFamilyNote(table: TableBlock, context: TableContext): TableBlock {
  const { family, language } = context;
  if (!family || family.tests.length === 0) return table;
  const heading = JSON.stringify(adjustedSymbol(family));
  const hasColumn = table.columns.some((column) => JSON.stringify(column.label) === heading);
  const locale = { locale: language };
  const named = family.control === 'holm' ? 'p adj' : 'q fam';
  const inputs = { id: family.id, tests: family.size, symbol: named };
  const note = hasColumn
    ? m.reports_family_entry_note_column(inputs, locale)
    : m.reports_family_entry_note(
        {
          ...inputs,
          values: family.tests
            .map((test) => `${testName(test, context)} ${formatP(test.adjusted, language)}`)
            .join('; '),
        },
        locale,
      );
  return { ...table, notes: [...table.notes, note] };
}

type EntryOf = (plan: string) => { readonly title: string; readonly context: TableContext } | undefined;

/** Every family with all its tests, after the analyses that they come from. */
export function familyBlocks(
  results: Released<Results>,
  /** The title and the table context of a planned entry. */
  entryOf: EntryOf,
): Block[] {
  return results.families.flatMap((family) => {
    const context = family.tests[0] && entryOf(family.tests[0].plan)?.context;
    return context ? oneFamily(family, context, entryOf) : [];
  });
}

function oneFamily({ id, control, tests }: FamilyResult, context: TableContext, entryOf: EntryOf): Block[] {
  const { language, provenance } = context;
  const locale = { locale: language };
  const cell = cells(context);
  const significant = tests.filter(({ p }) => p < level).length;
  const kept = tests.filter(({ adjusted }) => adjusted < level).length;
  const isHolm = control === 'holm';
  const analyses = [...new Set(tests.map(({ plan }) => plan))];
  return [
    {
      kind: 'finding',
      text: m.reports_family_finding({ id, tests: tests.length, significant, kept }, locale),
    },
    {
      kind: 'table',
      id: `table-family-${id}`,
      number: context.numbering.nextTable(),
      title: isHolm ? m.reports_family_title_holm({ id }, locale) : m.reports_family_title_bh({ id }, locale),
      columns: [
        { label: m.reports_family_column_test({}, locale), align: 'left' },
        { label: symbol.p, align: 'right' },
        { label: adjustedSymbol({ id, control, size: tests.length, tests }), align: 'right' },
      ],
      rows: analyses.flatMap((plan) => {
        const entry = entryOf(plan);
        return [
          { isSection: true, cells: [cell.heading(entry?.title ?? plan)] },
          ...tests
            .filter((test) => test.plan === plan)
            .map((test) => ({
              cells: [
                { ...cell.heading(testName(test, entry?.context ?? context)), indent: 1 },
                cell.p(test.p),
                cell.p(test.adjusted),
              ],
            })),
        ];
      }),
      notes: [isHolm ? m.reports_family_note_holm({}, locale) : m.reports_family_note_bh({}, locale)],
      provenance: { text: [analyses.join(', '), `${provenance.program} ${provenance.version}`].join(' · ') },
    },
  ];
}

/** The variables of a test by their labels: "Colleague support × Innovation behaviour". */
function testName({ about }: Pick<Test, 'about'>, context: TableContext): string {
  return about
    .split('×')
    .map((part) => partName(part, context, label))
    .join(' × ');
}

/** A variable of a test, and the level it was tested on in a model with two. */
function partName(
  part: string,
  context: TableContext,
  say: (context: TableContext, variable: string) => string,
): string {
  const { variable, level } = levelOf(part);
  const name = say(context, variable);
  if (level === null) return name;
  const locale = { locale: context.language };
  return `${name} (${level === 'within' ? m.reports_multilevel_within({}, locale) : m.reports_multilevel_between({}, locale)})`;
}
