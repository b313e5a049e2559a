import { m } from '#messages';
import { TableProblems } from '#platform/tables/table-problem.ts';
import type { GivenUnit } from '../register.ts';
import type { Unit } from '../unit.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readUnit } from './read-unit.ts';
import { unitFields } from './unit-columns.rules.ts';

/**
 * Holds a form about one unit against the register, by the same rules as a file.
 *
 * @throws DomainError `units-refused` with a problem for each field; the place is the field's key
 */
export function readGivenUnit(
  number: string,
  given: GivenUnit,
  register: { readonly units: readonly Unit[]; readonly municipalities: ReadonlySet<string> },
): ImportPlan {
  const problems = new TableProblems('');
  const fields = new Map(
    unitFields.flatMap((field) => {
      const text = field === 'number' ? number : given[field]?.trim();
      const place = { line: 1, columnName: field, ...(text ? { value: text } : {}) };
      return text === undefined ? [] : [[field, { text, place }] as const];
    }),
  );
  const draft = readUnit({ line: 1, fields }, { problems, padsZeros: false });
  const plan = planImport({
    ...register,
    drafts: draft ? [draft] : [],
    problems,
    synthetic: false,
  });
  problems.refuseIfAny('units-refused', (locale) => m.register_refused_unit({}, { locale }));
  return plan;
}
