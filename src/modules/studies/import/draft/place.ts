import { m } from '#messages';
import { inAllLanguages, type Trilingual } from '#platform/language.ts';

/** Where in a questionnaire something stands: a line of a text file, or a row of a sheet. */
export type Place = { readonly sheet?: string; readonly line?: number };

/** More places than this are counted, and the names beside them say which. */
const mostLines = 12;

/** @example sayPlaces([{ line: 3 }, { line: 8 }]).en // 'line 3, 8' */
export function sayPlaces(places: readonly Place[]): Trilingual {
  return inAllLanguages((locale) => {
    const bySheet = Map.groupBy(places, ({ sheet }) => sheet);
    return [...bySheet]
      .map(([sheet, all]) => {
        const numbers = [...new Set(all.flatMap(({ line }) => line ?? []))];
        const shown = numbers.slice(0, mostLines).join(', ');
        const lines = numbers.length > mostLines ? `${shown} … (${numbers.length})` : shown;
        if (sheet === undefined) return lines === '' ? '' : m.studies_import_at_line({ lines }, { locale });
        return lines === ''
          ? m.studies_import_at_sheet({ sheet }, { locale })
          : m.studies_import_at_row({ sheet, lines }, { locale });
      })
      .filter((text) => text !== '')
      .join('; ');
  });
}
