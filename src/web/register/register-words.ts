import { m } from '#messages';
import type { UnitField } from '#modules/organisation/index.ts';
import type { SizeClass, Unit, UnitStatus, UnitType } from '#modules/organisation/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';

export const typeWords: Readonly<Record<UnitType, typeof m.register_type_county>> = {
  county: m.register_type_county,
  office: m.register_type_office,
  department: m.register_type_department,
};
export const statusWords: Readonly<Record<UnitStatus, typeof m.register_status_active>> = {
  planned: m.register_status_planned,
  active: m.register_status_active,
  closing: m.register_status_closing,
  closed: m.register_status_closed,
};
export const sizeWords: Readonly<Record<SizeClass, typeof m.register_size_small>> = {
  small: m.register_size_small,
  medium: m.register_size_medium,
  large: m.register_size_large,
};
export const fieldWords: Readonly<Record<UnitField, typeof m.register_field_name>> = {
  number: m.register_field_number,
  name: m.register_field_name,
  type: m.register_field_type,
  status: m.register_field_status,
  parent: m.register_field_parent,
  validFrom: m.register_field_valid_from,
  validTo: m.register_field_valid_to,
  municipality: m.register_field_municipality,
  leader: m.register_field_leader,
  positions: m.register_field_positions,
  users: m.register_field_users,
};

/** A count without decimals that say nothing: 8, 12,5. */
export function sayCount(value: number, language: Language): string {
  const decimals = Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2;
  return formatNumber(value, language, { decimals });
}

const tagOf = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** A day in the reader's words: 1. juli 2006. */
export function sayDay(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(tagOf[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** What a field says, for people: a word for a type, a name for a parent, a dash for nothing. */
export function sayValue(
  field: UnitField,
  value: string | number | null,
  words: { readonly language: Language; readonly nameOf: (number: string) => string | null },
): string {
  const { language, nameOf } = words;
  if (value === null) return '–';
  if (typeof value === 'number') return sayCount(value, language);
  const locale = { locale: language };
  if (field === 'type') return typeWords[value as UnitType]({}, locale);
  if (field === 'status') return statusWords[value as UnitStatus]({}, locale);
  if (field === 'validFrom' || field === 'validTo') return sayDay(value, language);
  if (field === 'parent') {
    const name = nameOf(value);
    return name ? `${name} (${value})` : value;
  }
  return value;
}

/** Names of units by number. */
export const namesOfUnits = (units: readonly Pick<Unit, 'number' | 'name'>[]) => {
  const names = new Map(units.map(({ number, name }) => [number, name]));
  return (number: string) => names.get(number) ?? null;
};
