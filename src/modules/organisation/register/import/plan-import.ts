import { m } from '#messages';
import { nearestName } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import { withFact } from '../days.rules.ts';
import { circleThrough, parentsOf } from '../tree.rules.ts';
import { changingFields, type Unit, type UnitFact } from '../unit.ts';
import { type UnitField, unitFields } from './unit-columns.rules.ts';
import type { UnitDraft } from './unit-draft.ts';

export type FieldChange = {
  readonly field: Exclude<UnitField, 'number'>;
  readonly before: string | number | null;
  readonly after: string | number | null;
};
export type UnitChange = {
  readonly unit: Unit;
  readonly fields: readonly FieldChange[];
  readonly isRenamed: boolean;
  /** It is closed by this, and was not before. */
  readonly isClosed: boolean;
};

/** All that an import would do to the register, looked at before anything is done. */
export type ImportPlan = {
  readonly added: readonly Unit[];
  readonly changed: readonly UnitChange[];
  readonly unchanged: number;
  /** Units of the register that the file does not tell of; they stay as they are. */
  readonly notInFile: number;
};

const fieldsOfUnit = unitFields.filter((field) => field !== 'number');

/** Holds what a file says against the register; whatever cannot stand becomes a problem at its place in the file. */
export function planImport(options: {
  readonly drafts: readonly UnitDraft[];
  readonly units: readonly Unit[];
  /** Statistics Norway's codes; empty when no list has been imported. */
  readonly municipalities: ReadonlySet<string>;
  readonly problems: TableProblems;
  readonly synthetic: boolean;
}): ImportPlan {
  const { drafts, units, municipalities, problems } = options;
  const known = new Map(units.map((unit) => [unit.number, unit]));
  const wrong = (draft: UnitDraft, field: UnitField, code: string, say: (locale: Language) => string) =>
    problems.add(
      code,
      draft.raw.fields.get(field)?.place ?? { line: draft.raw.line, value: draft.number },
      say,
    );
  const firstLineOf = new Map<string, number>();
  const added: Unit[] = [];
  const changed: UnitChange[] = [];
  let unchanged = 0;
  const after = new Map(known);
  for (const draft of drafts) {
    const { number, said } = draft;
    const first = firstLineOf.get(number);
    if (first !== undefined) {
      wrong(draft, 'number', 'duplicate-number', (locale) =>
        m.register_problem_duplicate({ line: first }, { locale }),
      );
      continue;
    }
    firstLineOf.set(number, draft.raw.line);
    const before = known.get(number);
    if (!before && said.name === undefined && !draft.raw.fields.has('name')) {
      wrong(draft, 'number', 'name-missing', (locale) => m.register_problem_new_without_name({}, { locale }));
    }
    if (!before && said.type === undefined && !draft.raw.fields.get('type')?.text) {
      wrong(draft, 'number', 'type-missing', (locale) => m.register_problem_new_without_type({}, { locale }));
    }
    const unit: Unit = { ...(before ?? newUnit(number, options.synthetic)), ...said };
    after.set(number, unit);
    if (unit.validFrom !== null && unit.validTo !== null && unit.validTo < unit.validFrom) {
      const days = { from: unit.validFrom, to: unit.validTo };
      wrong(draft, 'validTo', 'closed-before-opened', (locale) =>
        m.register_problem_closed_before_opened(days, { locale }),
      );
    }
    if (said.municipality && municipalities.size > 0 && !municipalities.has(said.municipality)) {
      wrong(draft, 'municipality', 'municipality-unknown', (locale) =>
        m.register_problem_municipality_unknown({}, { locale }),
      );
    }
    if (!before) added.push(unit);
    else {
      const fields = differences(before, unit);
      if (fields.length === 0) unchanged += 1;
      else {
        const isOpen = ({ status, validTo }: Unit) => status !== 'closed' && validTo === null;
        changed.push({
          unit,
          fields,
          isRenamed: fields.some(({ field }) => field === 'name'),
          isClosed: isOpen(before) && !isOpen(unit),
        });
      }
    }
  }
  checkParents([...after.values()], { drafts, problems, wrong });
  checkChildren([...after.values()], { drafts, wrong });
  const notInFile = units.filter(({ number }) => !firstLineOf.has(number)).length;
  return { added, changed, unchanged, notInFile };
}

function checkParents(
  units: readonly Unit[],
  given: {
    readonly drafts: readonly UnitDraft[];
    readonly problems: TableProblems;
    readonly wrong: (
      draft: UnitDraft,
      field: UnitField,
      code: string,
      say: (locale: Language) => string,
    ) => void;
  },
): void {
  const byNumber = new Map(units.map((unit) => [unit.number, unit]));
  const parents = parentsOf(units);
  const inCircles = new Set<string>();
  const seen = new Set<string>();
  for (const draft of given.drafts) {
    const { number } = draft;
    const unit = byNumber.get(number);
    if (!unit || seen.has(number) || unit.parent === null) continue;
    seen.add(number);
    const wrong = (code: string, say: (locale: Language) => string) =>
      given.wrong(draft, 'parent', code, say);
    const parent = byNumber.get(unit.parent);
    if (!parent) {
      // The nearest number that could be meant: one digit off, most often.
      const near = nearestName(
        unit.parent,
        units.filter(({ type }) => type !== 'department').map((one) => one.number),
      );
      wrong('parent-unknown', (locale) =>
        near
          ? m.register_problem_parent_near({ near }, { locale })
          : m.register_problem_parent_unknown({}, { locale }),
      );
      continue;
    }
    const circle = circleThrough(number, parents);
    if (circle) {
      // Said once for each circle, at the first of its units in the file.
      if (!circle.some((one) => inCircles.has(one))) {
        const way = [...circle, number].join(' → ');
        wrong('parent-circle', (locale) => m.register_problem_parent_circle({ way }, { locale }));
      }
      for (const one of circle) inCircles.add(one);
      continue;
    }
    if (parent.type !== typeAbove[unit.type]) {
      wrong('parent-type', (locale) => {
        if (unit.type === 'county') return m.register_problem_county_parent({}, { locale });
        return unit.type === 'office'
          ? m.register_problem_office_parent({}, { locale })
          : m.register_problem_department_parent({}, { locale });
      });
    }
  }
}

/** What each type belongs to. */
const typeAbove = { county: null, office: 'county', department: 'office' } as const;

/** Units that the file says nothing of, under one whose type it changes to what they cannot be under. */
function checkChildren(
  units: readonly Unit[],
  { drafts, wrong }: Pick<Parameters<typeof checkParents>[1], 'drafts' | 'wrong'>,
): void {
  const given = new Set(drafts.map(({ number }) => number));
  const byNumber = new Map(units.map((unit) => [unit.number, unit]));
  const left = Map.groupBy(
    units.filter(({ number }) => !given.has(number)),
    ({ parent }) => parent,
  );
  for (const draft of drafts) {
    const type = byNumber.get(draft.number)?.type;
    const stranded = (left.get(draft.number) ?? []).filter((unit) => typeAbove[unit.type] !== type);
    if (stranded.length === 0) continue;
    const list = stranded.slice(0, 5).map(({ number }) => number);
    wrong(draft, 'type', 'type-has-units', (locale) =>
      m.register_problem_type_has_units({ units: list.join(', ') }, { locale }),
    );
  }
}

/** The register's facts after an import: what changed from its day on, and what each unit now is. */
export function applyPlan(
  plan: ImportPlan,
  register: { readonly units: readonly Unit[]; readonly facts: readonly UnitFact[] },
  from: string,
): { readonly units: readonly Unit[]; readonly facts: readonly UnitFact[] } {
  const units = new Map(register.units.map((unit) => [unit.number, unit]));
  let { facts } = register;
  for (const { unit, fields } of plan.changed) {
    const before = units.get(unit.number)!;
    let now: Unit = { ...unit };
    for (const field of changingFields) now = { ...now, [field]: before[field] };
    for (const { field, after } of fields) {
      const changing = changingFields.find((one) => one === field);
      if (!changing) continue;
      const latest =
        facts.findLast((fact) => fact.number === unit.number && fact.field === field)?.from ?? '';
      // What is so now is not older than what was already known to be so.
      const day = latest > from ? latest : from;
      const next = withFact(now, facts, { field: changing, value: after, from: day });
      now = next.unit;
      facts = next.facts;
    }
    units.set(unit.number, now);
  }
  for (const unit of plan.added) units.set(unit.number, unit);
  return { units: [...units.values()], facts };
}

export function differences(before: Unit, after: Unit): readonly FieldChange[] {
  return fieldsOfUnit
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

const newUnit = (number: string, synthetic: boolean): Unit => ({
  number,
  name: '',
  type: 'office',
  status: 'active',
  parent: null,
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: null,
  users: null,
  synthetic,
});
