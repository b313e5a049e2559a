import { m } from '#messages';
import { officeSizeVariable } from '../offices/office-size.ts';
import { itemsNamedOffice } from '../offices/offices.rules.ts';
import { type Finding, finding, type Path, sayWithSuggestion } from '../parse/finding.ts';
import type { FileOutline, ItemOutline, StudyOutline } from '../parse/study-outline.ts';

/** What one file of answers holds, by name. */
export type Content = {
  readonly file: string;
  readonly items: ReadonlyMap<string, ItemOutline>;
  readonly scales: ReadonlySet<string>;
  readonly outcomes: readonly string[];
  readonly outcomesElsewhere: readonly string[];
  readonly officeColumn: string | undefined;
};

export function contentOf(file: string, outline: StudyOutline): Content {
  const isOffice = file === 'office';
  const source = isOffice ? officeSource(outline) : outline.files.find(({ id }) => id === file);
  const items = new Map(
    [...(source?.items ?? []), ...sizesAsItem(source, outline)].map((item) => [item.id, item]),
  );
  const outcomes = outline.outcomes.map(({ id }) => id);
  const everyItem = new Set(outline.files.flatMap((one) => one.items.map(({ id }) => id)));
  const isKnownSomewhere = ({ id }: { readonly id: string }) => everyItem.has(id);
  return {
    file,
    items,
    // A scale of unknown items is complained about once, where it stands.
    scales: new Set(
      outline.scales
        .filter((scale) => scale.items.some(({ id }) => items.has(id)) || !scale.items.some(isKnownSomewhere))
        .map(({ id }) => id),
    ),
    outcomes: isOffice ? outcomes : [],
    outcomesElsewhere: isOffice ? [] : outcomes,
    officeColumn: outline.officeColumn?.name,
  };
}

/** The size of the office, as a question with options, where the file says where people work. */
function sizesAsItem(source: FileOutline | undefined, outline: StudyOutline): ItemOutline[] {
  const { sizes } = outline.offices;
  const asked = itemsNamedOffice(outline);
  const isKnown = asked.length === 0 || source?.items.some((item) => asked.includes(item));
  if (sizes.length === 0 || !isKnown) return [];
  return [
    {
      id: officeSizeVariable,
      path: ['offices', 'sizes'],
      kind: 'choice',
      column: undefined,
      askIf: undefined,
      minimum: undefined,
      maximum: undefined,
      named: undefined,
      options: sizes.map(({ id, path }) => ({ value: id, path })),
    },
  ];
}

/** The file that office means come from: the one that asks for the office, otherwise the first. */
function officeSource(outline: StudyOutline): FileOutline | undefined {
  const name = outline.officeColumn?.name;
  return (
    outline.files.find((file) => file.items.some(({ id, column }) => id === name || column === name)) ??
    outline.files[0]
  );
}

export function fileFinding(file: string, path: Path, outline: StudyOutline): Finding | undefined {
  if (file === 'office') {
    if (outline.officeColumn) return undefined;
    return finding('plan-no-offices', path, (locale) => m.studies_plan_no_offices({}, { locale }), file);
  }
  const known = outline.files.map(({ id }) => id);
  if (known.includes(file)) return undefined;
  const files = (outline.officeColumn ? [...known, 'office'] : known).join(', ');
  const say = sayWithSuggestion((locale) => m.studies_plan_unknown_file({ files }, { locale }), file, known);
  return finding('plan-unknown-file', path, say, file);
}
