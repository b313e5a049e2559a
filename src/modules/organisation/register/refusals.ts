import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { isDay } from './days.rules.ts';
import { dayIn } from './import/unit-columns.rules.ts';
import type { SuccessionFault } from './lineage.rules.ts';

type Message = (inputs: Record<string, never>, options: { locale: Language }) => string;

export const refuse = (code: string, message: Message) =>
  new DomainError(
    code,
    inAllLanguages((locale) => message({}, { locale })),
  );

/** A day that something has been true from. @throws DomainError when it is none, or has not come yet */
export function refuseDay(text: string, today: string): string {
  const day = dayIn(text.trim());
  if (day === undefined || !isDay(day)) throw refuse('day-form', m.register_refused_day);
  if (day > today) throw refuse('day-to-come', m.register_refused_day_to_come);
  return day;
}

export const sayFaultOfSuccession: Readonly<Record<SuccessionFault, Message>> = {
  'same-unit': m.register_refused_same_unit,
  recorded: m.register_refused_recorded,
  'taken-over': m.register_refused_taken_over,
  circle: m.register_refused_circle,
};
