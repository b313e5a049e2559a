import { type Released, viewOf } from '#modules/privacy/index.ts';
import { comparable, officeItem, unitOfOffice } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import { languages } from '#platform/language.ts';
import type { OfficeClimate } from './result.ts';

/** Offices that a wave reports as one, and what the one is called. */
export type ReportedTogether = { readonly name: string; readonly offices: readonly string[] };

/**
 * Says which units of the register the offices are: of those that are reported as one all of them, since no one may be
 * taken for all; of one that the study has no number for, the one it was found to be.
 *
 * @param study as it was before its offices were joined
 * @param known the numbers that were found for an office, by what it is called in the answers
 */
export function withReportedTogether(
  climate: Released<OfficeClimate>,
  joined: readonly ReportedTogether[],
  study: Study,
  known: readonly { readonly office: string; readonly units: readonly string[] }[] = [],
): Released<OfficeClimate> {
  const found = new Map(known.map(({ office, units }) => [office, units]));
  const named = new Map(
    joined
      .filter(({ offices }) => offices.length > 1)
      .map(({ name, offices }) => [name, numbersOf(offices, study, climate.file)]),
  );
  return viewOf(climate, (all) => ({
    ...all,
    measures: all.measures.map((measure) => ({
      ...measure,
      offices: measure.offices.map((office) => {
        const together = typeof office.label === 'string' ? named.get(office.label) : undefined;
        const numbers = found.get(office.office) ?? [];
        if (together) return { ...office, unit: null, together: numbers.length > 0 ? numbers : together };
        return office.unit === null && numbers.length === 1 ? { ...office, unit: numbers[0]! } : office;
      }),
    })),
  }));
}

function numbersOf(offices: readonly string[], study: Study, file: string): readonly string[] {
  const item = officeItem(study, file);
  const options = item?.kind === 'choice' ? item.options : [];
  return offices.flatMap((office) => {
    const spelled = comparable(office);
    const option = options.find(({ value, label }) =>
      [String(value), ...languages.map((language) => textIn(label, language))].some(
        (one) => comparable(one) === spelled,
      ),
    );
    const number = unitOfOffice(study, option?.value ?? office);
    return number !== undefined && /^\d+$/.test(number) ? [number] : [];
  });
}
