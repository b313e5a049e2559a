import { m } from '#messages';
import { type Finding, finding, findingAtKey, sayWithSuggestion } from '../parse/finding.ts';
import { laterOnes } from '../parse/later-ones.ts';
import type { ItemOutline, StudyOutline } from '../parse/study-outline.ts';
import { officeSizeVariable } from './office-size.ts';

/** The office column, and which offices are which units and of which size. */
export function officeFindings(outline: StudyOutline): Finding[] {
  const { officeColumn } = outline;
  const named = itemsNamedOffice(outline);
  if (officeColumn && !named.every(({ kind }) => kind === 'choice')) {
    return [
      finding(
        'office-column-kind',
        officeColumn.path,
        (locale) => m.studies_office_column_kind({}, { locale }),
        officeColumn.name,
      ),
    ];
  }
  const { units, sizes } = outline.offices;
  const placed = sizes.flatMap((size) => size.offices);
  return [
    ...unknownOffices(
      units.map(({ code, path }) => ({ code, path, isKey: true })),
      named,
    ),
    ...unknownOffices(placed, named),
    ...laterOnes(units, ({ unit }) => unit).map(({ unit, path }) =>
      finding('office-unit-twice', path, (locale) => m.studies_office_unit_twice({}, { locale }), unit),
    ),
    ...laterOnes(placed, ({ code }) => code).map(({ code, path }) =>
      finding('office-size-twice', path, (locale) => m.studies_office_size_twice({}, { locale }), code),
    ),
    ...laterOnes(sizes, ({ id }) => id).map(({ id, path }) =>
      finding('duplicate-size', path, (locale) => m.studies_office_size_same_id({}, { locale }), id),
    ),
    ...(sizes.length > 0 ? nameOfSizesTaken(outline) : []),
    ...unknownRegistration(outline),
  ];
}

/** The question or questions that ask for the office; none where it is a column of its own. */
export function itemsNamedOffice({ files, officeColumn }: StudyOutline): readonly ItemOutline[] {
  if (!officeColumn) return [];
  return files
    .flatMap((file) => file.items)
    .filter(({ id, column }) => id === officeColumn.name || column === officeColumn.name);
}

type NamedOffice = { readonly code: string; readonly path: Finding['path']; readonly isKey?: boolean };

function unknownOffices(offices: readonly NamedOffice[], items: readonly ItemOutline[]): Finding[] {
  const codes = items.flatMap(({ options }) => options.map(({ value }) => String(value)));
  // Where no question lists the offices, whatever stands in their column is one.
  if (codes.length === 0) return [];
  const known = new Set(codes);
  return offices
    .filter(({ code }) => !known.has(code))
    .map(({ code, path, isKey }) => {
      const say = (locale: 'nb' | 'nn' | 'en') => m.studies_office_unknown_code({}, { locale });
      return isKey
        ? findingAtKey('office-unknown-code', path, say)
        : finding('office-unknown-code', path, say, code);
    });
}

/** The variable made from the sizes needs its name for itself. */
function nameOfSizesTaken({ files, scales, outcomes }: StudyOutline): Finding[] {
  const say = (locale: 'nb' | 'nn' | 'en') =>
    m.studies_office_size_reserved({ name: officeSizeVariable }, { locale });
  const items = files.flatMap((file) => file.items);
  return [
    ...[...scales, ...outcomes]
      .filter(({ id }) => id === officeSizeVariable)
      .map(({ path }) => findingAtKey('reserved-id', path, say)),
    ...items
      .filter(({ id }) => id === officeSizeVariable)
      .map(({ id, path }) => finding('reserved-id', [...path, 'id'], say, id)),
  ];
}

/** Registration is read off one question, answered on a scale. */
function unknownRegistration({ files, offices: { registration } }: StudyOutline): Finding[] {
  if (!registration) return [];
  const { id, path } = registration;
  const questions = files.flatMap((file) => file.items).filter(({ kind }) => kind === 'agreement');
  const ids = questions.map((item) => item.id);
  if (ids.includes(id)) return [];
  const say = sayWithSuggestion((locale) => m.studies_office_registration_unknown({}, { locale }), id, ids);
  return [finding('office-registration-unknown', path, say, id)];
}
