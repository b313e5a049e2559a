import { m } from '#messages';
import { DomainError, isDomainError, type Problem } from '#platform/errors.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import type { Unit } from '../unit.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readNorg2 } from './read-norg2.ts';
import { readUnit } from './read-unit.ts';
import { largestUnitFileBytes, readUnitTable } from './read-unit-table.ts';
import type { LeftOut, RawUnit } from './unit-draft.ts';

export type UnitFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Whoever gave the file has said that three digits are four with a lost zero. */
  readonly padsZeros: boolean;
};
type ReadImport = { readonly plan: ImportPlan; readonly leftOut: readonly LeftOut[] };

/**
 * Reads a file of units (Norg2's JSON, CSV or a spreadsheet) and holds it against the register. All or nothing.
 *
 * @throws DomainError `units-refused` with every problem: file, row, field, value, and what to do
 */
export function readImport(
  file: UnitFile,
  register: {
    readonly units: readonly Unit[];
    readonly municipalities: ReadonlySet<string>;
    readonly today: string;
    readonly synthetic: boolean;
  },
): ReadImport {
  const problems = new TableProblems(file.fileName);
  const refuseIfAny = () => refuseInOrder(problems);
  if (file.bytes.length > largestUnitFileBytes) {
    const megabytes = largestUnitFileBytes / 1024 / 1024;
    problems.add('too-large', {}, (locale) => m.register_problem_too_large({ megabytes }, { locale }));
    refuseIfAny();
  }
  const { units, leftOut } = readRaw(file, register, problems);
  if (units.length === 0 && problems.count === 0) {
    problems.add('no-units', {}, (locale) => m.register_problem_no_units({}, { locale }));
  }
  const drafts = units.flatMap((raw) => readUnit(raw, { problems, padsZeros: file.padsZeros }) ?? []);
  const plan = planImport({ ...register, drafts, problems });
  refuseIfAny();
  return { plan, leftOut };
}

/** As they stand in the file, so that it can be corrected from the top. */
function refuseInOrder(found: TableProblems): void {
  try {
    found.refuseIfAny('units-refused', (locale) => m.register_refused({}, { locale }));
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const lineOf = ({ line, code }: Problem) => (code === 'more-problems' ? Number.MAX_VALUE : (line ?? 0));
    const problems = [...error.problems].sort((a, b) => lineOf(a) - lineOf(b));
    throw new DomainError(error.code, error.text, problems);
  }
}

function readRaw(
  { bytes }: UnitFile,
  register: { readonly units: readonly Unit[]; readonly today: string },
  problems: TableProblems,
): { readonly units: readonly RawUnit[]; readonly leftOut: readonly LeftOut[] } {
  if (!looksLikeJson(bytes)) return { units: readUnitTable(bytes, problems), leftOut: [] };
  const types = new Map(register.units.map(({ number, type }) => [number, type]));
  const text = new TextDecoder().decode(bytes);
  return readNorg2(text, { problems, typeOf: (number) => types.get(number), today: register.today });
}

/** By what stands first, not by the name of the file: a JSON saved as .txt is JSON all the same. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
  return start.startsWith('[') || start.startsWith('{');
}
