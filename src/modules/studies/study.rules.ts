import { m } from '#messages';
import { officeFindings } from './offices/offices.rules.ts';
import { type Finding, finding, findingAtKey, sayWithSuggestion } from './parse/finding.ts';
import { laterOnes } from './parse/later-ones.ts';
import type { ItemOutline, NamedPlace, StudyOutline } from './parse/study-outline.ts';
import { planFindings } from './plan/plan.rules.ts';

/** What a study must keep to beyond its form: names that exist, mean one thing, and can be computed with. */
export function studyFindings(outline: StudyOutline): Finding[] {
  return [
    ...reservedNames(outline),
    ...namesTakenTwice(outline),
    ...outline.files.flatMap((file) => [
      ...duplicateItems(file.id, file.items),
      ...duplicateColumns(file.id, file.items),
      ...file.items.flatMap(itemFindings),
      ...askIfFindings(file.id, file.items),
    ]),
    ...scaleFindings(outline),
    ...officeFindings(outline),
    ...dateFindings(outline),
    ...planFindings(outline),
  ];
}

/** `constant` is the name of a regression's intercept; the others mean something to JavaScript objects. */
function isReserved(id: string): boolean {
  return id === 'constant' || id in Object.prototype;
}

function reservedNames(outline: StudyOutline): Finding[] {
  const say = (locale: 'nb' | 'nn' | 'en') => m.studies_reserved_id({}, { locale });
  const keyed = [...outline.files, ...outline.scales, ...outline.outcomes];
  return [
    ...keyed.filter(({ id }) => isReserved(id)).map(({ path }) => findingAtKey('reserved-id', path, say)),
    // The file of offices is made from the others.
    ...outline.files
      .filter(({ id }) => id === 'office')
      .map(({ path }) => findingAtKey('reserved-id', path, say)),
    ...outline.files.flatMap((file) =>
      file.items
        .filter(({ id }) => isReserved(id))
        .map(({ id, path }) => finding('reserved-id', [...path, 'id'], say, id)),
    ),
  ];
}

/** A variable is called by its name alone, so a scale, an item and an outcome cannot share one. */
function namesTakenTwice(outline: StudyOutline): Finding[] {
  const items = new Set(outline.files.flatMap((file) => file.items.map(({ id }) => id)));
  const scales = new Set(outline.scales.map(({ id }) => id));
  const taken = ({ path }: NamedPlace, other: typeof m.studies_what_item) =>
    findingAtKey('name-taken', path, (locale) =>
      m.studies_name_taken({ other: other({}, { locale }) }, { locale }),
    );
  return [
    ...outline.scales.filter(({ id }) => items.has(id)).map((scale) => taken(scale, m.studies_what_item)),
    ...outline.outcomes
      .filter(({ id }) => items.has(id))
      .map((outcome) => taken(outcome, m.studies_what_item)),
    ...outline.outcomes
      .filter(({ id }) => scales.has(id))
      .map((outcome) => taken(outcome, m.studies_what_scale)),
  ];
}

function duplicateItems(file: string, items: readonly ItemOutline[]): Finding[] {
  return laterOnes(items, ({ id }) => id).map(({ id, path }) =>
    finding(
      'duplicate-item',
      [...path, 'id'],
      (locale) => m.studies_duplicate_item({ file }, { locale }),
      id,
    ),
  );
}

function duplicateColumns(file: string, items: readonly ItemOutline[]): Finding[] {
  const heading = (text: string) => text.trim().toLowerCase();
  const withOwnId = new Set(laterOnes(items, ({ id }) => id));
  return laterOnes(
    items.filter((item) => !withOwnId.has(item)),
    ({ id, column }) => heading(column ?? id),
  ).map(({ id, column, path }) =>
    finding(
      'duplicate-column',
      [...path, column === undefined ? 'id' : 'column'],
      (locale) => m.studies_duplicate_column({ file }, { locale }),
      column ?? id,
    ),
  );
}

function itemFindings(item: ItemOutline): Finding[] {
  const findings = laterOnes(item.options, ({ value }) => String(value).trim()).map(({ value, path }) =>
    finding('duplicate-option', path, (locale) => m.studies_duplicate_option({}, { locale }), value),
  );
  if (item.minimum !== undefined && item.maximum !== undefined && item.minimum > item.maximum) {
    findings.push(
      finding(
        'bounds-swapped',
        [...item.path, 'minimum'],
        (locale) => m.studies_bounds_swapped({}, { locale }),
        item.minimum,
      ),
    );
  }
  if (item.named && item.named.labels !== item.named.points) {
    const counts = item.named;
    findings.push(
      finding('labels-count', [...item.path, 'labels'], (locale) =>
        m.studies_labels_count(counts, { locale }),
      ),
    );
  }
  return findings;
}

function askIfFindings(file: string, items: readonly ItemOutline[]): Finding[] {
  const firstWith = new Map<string, number>();
  for (const [index, { id }] of items.entries()) if (!firstWith.has(id)) firstWith.set(id, index);
  const ids = [...firstWith.keys()];
  return items.flatMap((item, index) => {
    const name = item.askIf?.match(/^\s*([A-Za-z]\w*)/)?.[1];
    if (name === undefined) return [];
    const path = [...item.path, 'askIf'];
    const position = firstWith.get(name);
    if (position !== undefined && position < index) {
      if (isNumeric(items[position]!)) return [];
      return [finding('ask-if-text', path, (locale) => m.studies_ask_if_text({}, { locale }), name)];
    }
    if (position !== undefined) {
      return [finding('ask-if-later', path, (locale) => m.studies_ask_if_later({}, { locale }), name)];
    }
    const say = sayWithSuggestion((locale) => m.studies_ask_if_unknown({ file }, { locale }), name, ids);
    return [finding('ask-if-unknown', path, say, name)];
  });
}

function scaleFindings(outline: StudyOutline): Finding[] {
  const everyItem = outline.files.flatMap((file) => file.items);
  const byId = Map.groupBy(everyItem, ({ id }) => id);
  const ids = [...byId.keys()];
  const idsOfFile = outline.files.map(({ id, items }) => ({
    file: id,
    here: new Set(items.map((i) => i.id)),
  }));
  return outline.scales.flatMap((scale) => {
    const findings: Finding[] = [];
    for (const { id, path } of laterOnes(scale.items, (item) => item.id)) {
      findings.push(
        finding('duplicate-in-list', path, (locale) => m.studies_duplicate_in_list({}, { locale }), id),
      );
    }
    for (const { id, isReversed, path } of scale.items) {
      const named = byId.get(id);
      if (!named) {
        const say = sayWithSuggestion((locale) => m.studies_scale_unknown_item({}, { locale }), id, ids);
        findings.push(finding('scale-unknown-item', path, say, id));
      } else if (named.some(({ kind }) => kind === 'text')) {
        findings.push(
          finding('scale-text-item', path, (locale) => m.studies_scale_text_item({}, { locale }), id),
        );
      } else if (!named.every(isNumeric)) {
        findings.push(
          finding('scale-not-numeric', path, (locale) => m.studies_scale_not_numeric({}, { locale }), id),
        );
      } else if (isReversed && !named.every(isBounded)) {
        findings.push(
          finding('reversed-unbounded', path, (locale) => m.studies_reversed_unbounded({}, { locale }), id),
        );
      }
    }
    const known = scale.items.filter(({ id }) => byId.has(id));
    for (const { file, here } of idsOfFile) {
      const missing = known.filter(({ id }) => !here.has(id)).map(({ id }) => id);
      if (missing.length === 0 || missing.length === known.length) continue;
      findings.push(
        findingAtKey('scale-partly-present', scale.path, (locale) =>
          m.studies_scale_partly_present({ file, missing: someOf(missing) }, { locale }),
        ),
      );
    }
    return findings;
  });
}

function dateFindings({ eraseCodeKeyBy }: StudyOutline): Finding[] {
  if (!eraseCodeKeyBy || !/^\d{4}-\d{2}-\d{2}$/.test(eraseCodeKeyBy.date)) return [];
  const date = new Date(`${eraseCodeKeyBy.date}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(eraseCodeKeyBy.date);
  if (exists) return [];
  return [
    finding('date', eraseCodeKeyBy.path, (locale) => m.studies_bad_date({}, { locale }), eraseCodeKeyBy.date),
  ];
}

/** Whether the answers are numbers to compute with. A kind that is wrong is complained about elsewhere. */
export function isNumeric(item: ItemOutline): boolean {
  if (item.kind === 'text') return false;
  if (item.kind === 'choice') return item.options.every(({ value }) => typeof value === 'number');
  return true;
}

function isBounded(item: ItemOutline): boolean {
  if (item.kind === 'number') return item.minimum !== undefined && item.maximum !== undefined;
  return true;
}

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} … (${names.length})` : shown;
}
