import { findItem, rangeOf, unitOfOffice } from '#modules/studies/index.ts';
import type { LocalisedText, Study } from '#modules/studies/schema.ts';
import { describe, studentTQuantile } from '#statistics';
import { type AnalysisContext, categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { differenceFromOthers } from './difference.rules.ts';
import type { ClimateMeasure, ClimateOffice } from './result.ts';
import type { MeasureByOffice, OfficeMean } from './verdicts.ts';

export type Codes = readonly (number | string)[];

/** Everything about one measure in every office. Not released: `releaseMeasure` lets through what may be shown. */
export function measureByOffice(
  { id, offices }: MeasureByOffice,
  { codes, officeColumn }: { readonly codes: Codes; readonly officeColumn: string },
  { study, dataFile }: AnalysisContext,
): ClimateMeasure {
  const officeOfRow = categoriesOf(dataFile, officeColumn);
  const all = describe(numbersOf(dataFile, id).filter((_, row) => officeOfRow[row] !== null));
  const county = { n: all.n, mean: all.mean, sd: all.standardDeviation };
  const names = officeNames(study, dataFile.name, officeColumn);
  return {
    id,
    ...measureNames(study, dataFile.name, id),
    ends: rangeOf(study, dataFile.name, id),
    county,
    offices: codes.map((code, place) => ({ ...names(code), ...officeFigures(offices[place], county) })),
  };
}

type County = { readonly n: number; readonly mean: number | null; readonly sd: number | null };
type Figures = Pick<ClimateOffice, 'n' | 'mean' | 'sd' | 'ci' | 'difference'>;

function officeFigures(office: OfficeMean | null | undefined, county: County): Figures {
  // Nobody there answered the question.
  if (!office) return { n: 0, mean: null, sd: null, ci: null, difference: null };
  const { n, mean } = office;
  const sd = n > 1 ? office.standardDeviation : null;
  const margin = sd === null ? null : studentTQuantile(0.975, n - 1) * (sd / Math.sqrt(n));
  return {
    n,
    mean,
    sd,
    ci: margin === null ? null : [mean - margin, mean + margin],
    difference:
      county.mean === null
        ? null
        : differenceFromOthers({ n, mean, sd }, { n: county.n, mean: county.mean, sd: county.sd }),
  };
}

/** What an office is called: the answer of the question that asks for it, or its code; and its unit. */
function officeNames(study: Study, file: string, officeColumn: string) {
  const item = findItem(study, file, officeColumn);
  const options = item?.kind === 'choice' ? item.options : [];
  return (code: number | string): Pick<ClimateOffice, 'office' | 'label' | 'unit'> => {
    const label: LocalisedText = options.find(({ value }) => value === code)?.label ?? String(code);
    const unit = unitOfOffice(study, code) ?? null;
    // An office that is called by its name has no number.
    return { office: String(code), label, unit: unit !== null && /^\d+$/.test(unit) ? unit : null };
  };
}

function measureNames(
  study: Study,
  file: string,
  id: string,
): Pick<ClimateMeasure, 'kind' | 'label' | 'isRegistration'> {
  const isRegistration = study.offices?.registration === id;
  if (Object.hasOwn(study.scales, id)) {
    return { kind: 'scale', label: study.scales[id]!.label, isRegistration };
  }
  const item = findItem(study, file, id)!;
  return { kind: 'question', label: item.label ?? item.text, isRegistration };
}
