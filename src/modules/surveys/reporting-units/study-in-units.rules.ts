import { comparable, officeItem, unitOfOffice } from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import { languages } from '#platform/language.ts';
import type { ReportingUnit } from './units.rules.ts';

type ChoiceItem = Extract<Item, { kind: 'choice' }>;
type Code = number | string;
/** What one of the answers to the question about the office stands for, once offices are reported together. */
type Stands = { readonly code: Code; readonly unit: ReportingUnit | null };

/**
 * Where the questionnaire itself asks for the office, that answer is as fine as the offices. This changes it into the
 * unit's: all of a unit's offices get the code of the first of them that the question names.
 *
 * @example answersInUnits(study, units)('employee', { office: 7, s1: 4 }) // { office: 6, s1: 4 }
 */
export function answersInUnits(study: Study, units: readonly ReportingUnit[]) {
  const changes = new Map(
    Object.keys(study.instruments).flatMap((audience) => {
      const item = officeItem(study, audience);
      return item?.kind === 'choice'
        ? [[audience, { id: item.id, stands: standingFor(item, { study, units }) }] as const]
        : [];
    }),
  );
  return (audience: string, answers: Readonly<Record<string, Code>>): Readonly<Record<string, Code>> => {
    const change = changes.get(audience);
    const given = change && Object.hasOwn(answers, change.id) ? answers[change.id] : undefined;
    const code = given === undefined ? undefined : change!.stands.get(String(given))?.code;
    return code === undefined ? answers : { ...answers, [change!.id]: code };
  };
}

/**
 * The study as the answers of a wave are read with it: the question about the office has one answer for each unit, called
 * as the unit is. A unit of several offices is no one unit of the register, and is of a size only if all of them are.
 */
export function studyInUnits(study: Study, units: readonly ReportingUnit[]): Study {
  if (units.every(({ offices }) => offices.length < 2)) return study;
  const all = new Map<string, Stands>();
  const instruments = Object.fromEntries(
    Object.entries(study.instruments).map(([audience, instrument]) => {
      const item = officeItem(study, audience);
      if (item?.kind !== 'choice') return [audience, instrument];
      const stands = standingFor(item, { study, units });
      for (const [code, one] of stands) all.set(code, one);
      const changed: ChoiceItem = { ...item, options: optionsInUnits(item, stands) };
      const sections = instrument.sections.map((section) => ({
        ...section,
        items: section.items.map((one) => (one === item ? changed : one)),
      }));
      return [audience, { ...instrument, sections }];
    }),
  );
  return {
    ...study,
    instruments,
    ...(study.offices ? { offices: officesInUnits(study.offices, all) } : {}),
  };
}

type Offices = NonNullable<Study['offices']>;

/** What the study says of its offices, of those that are left: one code for each unit. */
function officesInUnits(offices: Offices, all: ReadonlyMap<string, Stands>): Offices {
  const unitAt = (code: Code) => all.get(String(code))?.unit ?? null;
  const isJoined = (code: Code) => (unitAt(code)?.offices.length ?? 1) > 1;
  const isKept = (code: Code) => String(all.get(String(code))?.code ?? code) === String(code);
  const sizeOf = (code: Code) =>
    offices.sizes?.find((size) => size.offices.some((one) => String(one) === String(code)));
  const isOfOneSize = (code: Code) =>
    [...all].every(
      ([other, { unit }]) => unit === null || unit !== unitAt(code) || sizeOf(other) === sizeOf(code),
    );
  // Where the study says nothing, an office's code is its number; that of a unit of several is nobody's.
  const said = offices.units ?? Object.fromEntries([...all.keys()].map((code) => [code, code]));
  const numbers = Object.fromEntries(Object.entries(said).filter(([code]) => !isJoined(code)));
  return {
    ...offices,
    ...(offices.units || all.size > 0 ? { units: numbers } : {}),
    ...(offices.sizes
      ? {
          sizes: offices.sizes.map((size) => ({
            ...size,
            offices: size.offices.filter((code) => isKept(code) && isOfOneSize(code)),
          })),
        }
      : {}),
  };
}

/**
 * A list may call an office by its name or by its number in the register, and the question by another name: it is the
 * same office when either the words or the numbers are the same. Nobody may be told of by an answer that was missed.
 */
function standingFor(
  item: ChoiceItem,
  { study, units }: { readonly study: Study; readonly units: readonly ReportingUnit[] },
): ReadonlyMap<string, Stands> {
  const unitNamed = new Map(
    units.flatMap((unit) => unit.offices.map((office) => [comparable(office), unit] as const)),
  );
  const unitNumbered = new Map(
    units.flatMap((unit) => (unit.numbers ?? []).map((number) => [number, unit] as const)),
  );
  const first = new Map<ReportingUnit, Code>();
  return new Map(
    item.options.map(({ value, label }) => {
      const spellings = [String(value), ...languages.map((language) => textIn(label, language))];
      const number = unitOfOffice(study, value) ?? '';
      const unit =
        spellings.map((one) => unitNamed.get(comparable(one))).find(Boolean) ??
        unitNumbered.get(number) ??
        unitNamed.get(comparable(number)) ??
        null;
      if (unit && !first.has(unit)) first.set(unit, value);
      return [String(value), { code: unit ? first.get(unit)! : value, unit }];
    }),
  );
}

function optionsInUnits(item: ChoiceItem, stands: ReadonlyMap<string, Stands>): ChoiceItem['options'] {
  return item.options.flatMap((option) => {
    const { code, unit } = stands.get(String(option.value))!;
    if (code !== option.value) return [];
    return unit && unit.offices.length > 1 ? [{ ...option, label: unit.name }] : [option];
  });
}
