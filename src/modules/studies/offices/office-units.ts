import type { Study } from '../schema.ts';
import { officeItem } from '../variables.ts';

/**
 * The number that an office has in the organisation register.
 *
 * @param code the office as it stands in the answers
 * @returns undefined where the study file says which units its offices are, and this one is not among them
 * @example unitOfOffice(study, 7) // '9907'
 */
export function unitOfOffice({ offices }: Pick<Study, 'offices'>, code: number | string): string | undefined {
  if (!offices?.units) return String(code);
  const key = String(code);
  return Object.hasOwn(offices.units, key) ? offices.units[key] : undefined;
}

/**
 * The office, as the answers name it, that is the given unit of the organisation register.
 *
 * @param number the unit's number; its leading zeros count
 * @returns undefined where no office of the study is that unit; without `offices.units` and without a question that
 *   lists the offices, whatever number is asked for is taken to be an office's code
 */
export function officeOfUnit(study: Study, number: string): number | string | undefined {
  const codes = listedOffices(study);
  if (study.offices?.units) {
    const key = Object.entries(study.offices.units).find(([, unit]) => unit === number)?.[0];
    return key === undefined ? undefined : (codes?.find((code) => String(code) === key) ?? key);
  }
  return codes ? codes.find((code) => String(code) === number) : number;
}

/** The codes of the question that asks for the office; undefined where none lists them. */
export function listedOffices(study: Study): readonly (number | string)[] | undefined {
  for (const file of Object.keys(study.instruments)) {
    const item = officeItem(study, file);
    if (item?.kind === 'choice') return item.options.map(({ value }) => value);
  }
  return undefined;
}
