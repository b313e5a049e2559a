import { m } from '#messages';
import { comparable } from '#modules/studies/index.ts';
import { readRows } from '#platform/tables/read-rows.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { faultOfName, sayName } from './read-unit.ts';
import { largestUnitFileBytes } from './read-unit-table.ts';
import { mostUnits } from './unit-draft.ts';

export type Municipality = { readonly code: string; readonly name: string };

const codeHeadings = ['code', 'kode', 'kommunenummer', 'kommunenr'];
const nameHeadings = ['name', 'navn', 'namn', 'kommune', 'kommunenavn', 'kommunenamn'];

/**
 * Reads the municipalities as Statistics Norway publishes them (Klass, standard 131: `code;parentCode;level;name;…`).
 *
 * @throws DomainError `municipalities-refused` with every problem
 */
export function readMunicipalities(file: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}): readonly Municipality[] {
  const problems = new TableProblems(file.fileName);
  const found: Municipality[] = [];
  const table = readRows({
    bytes: file.bytes,
    problems,
    isExpectedHeading: (heading) => [...codeHeadings, ...nameHeadings].includes(comparable(heading)),
    mostRows: mostUnits,
    mostBytes: largestUnitFileBytes,
  });
  if (table?.isTooLong) {
    problems.add('too-many', {}, (locale) => m.register_problem_too_many({ most: mostUnits }, { locale }));
  } else if (table) {
    const columnOf = (names: readonly string[]) =>
      table.headings.findIndex((heading) => names.includes(comparable(heading)));
    const [codeColumn, nameColumn] = [columnOf(codeHeadings), columnOf(nameHeadings)];
    if (codeColumn < 0 || nameColumn < 0) {
      problems.add('klass-columns', { line: 1 }, (locale) =>
        m.register_problem_klass_columns({}, { locale }),
      );
    } else {
      for (const { line, cells } of table.rows) {
        const code = cells[codeColumn]!;
        const place = { line, columnName: table.headings[codeColumn]!, value: code };
        if (/^\d{3}$/.test(code)) {
          problems.add('lost-zero', place, (locale) =>
            m.register_problem_lost_zero({ code: `0${code}` }, { locale }),
          );
        } else if (!/^\d{4}$/.test(code)) {
          problems.add('municipality-form', place, (locale) =>
            m.register_problem_municipality_form({}, { locale }),
          );
        } else {
          const name = cells[nameColumn]!.replaceAll(/\s+/g, ' ');
          const fault = faultOfName(name);
          if (!fault) found.push({ code, name });
          else {
            const at = { line, columnName: table.headings[nameColumn]!, value: name };
            problems.add(`municipality-${fault}`, at, (locale) => sayName(fault, locale));
          }
        }
      }
    }
  }
  problems.refuseIfAny('municipalities-refused', (locale) => m.register_refused_codes({}, { locale }));
  return found;
}
