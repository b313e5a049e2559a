import { m } from '#messages';
import type { ReportingUnit } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';

/**
 * Which offices are shown together and why: a sentence for each unit of several, and one about when it was decided.
 * Empty where each office stands by itself.
 */
export function unitSentences(units: readonly ReportingUnit[], language: Language): readonly string[] {
  const locale = { locale: language };
  const joined = units.filter(({ offices }) => offices.length > 1);
  if (joined.length === 0) return [];
  const sentences = joined.map(({ name, offices, reason }) => {
    const inputs = { offices: inAList(offices, language), name };
    // Most are called by their offices, in one language or another.
    const isNamed = !offices.every((office) => name.includes(office));
    const together = isNamed
      ? m.reports_units_together_as(inputs, locale)
      : m.reports_units_together(inputs, locale);
    return reason === 'leader' || reason === 'neighbour' || reason === 'both'
      ? `${together} ${reasons[reason]({}, locale)}`
      : `${together}.`;
  });
  return [...sentences, m.reports_units_decided({}, locale)];
}

const reasons = {
  leader: m.reports_units_because_leader,
  neighbour: m.reports_units_because_neighbour,
  both: m.reports_units_because_both,
} as const;
