import { type Released, viewOf } from '#modules/privacy/index.ts';
import { comparable, officeItem, unitOfOffice } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import { languages } from '#platform/language.ts';
import type { OfficeClimate } from './result.ts';

/** Offices that a wave reports as one, and what the one is called. */
export type ReportedTogether = { readonly name: string; readonly offices: readonly string[] };

/**
 * Says of offices that are reported as one which units of the register they are: no one of them may be taken for all.
 *
 * @param study as it was before its offices were joined
 */
export function withReportedTogether(
  climate: Released<OfficeClimate>,
  joined: readonly ReportedTogether[],
  study: Study,
): Released<OfficeClimate> {
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
        return together ? { ...office, unit: null, together } : office;
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
