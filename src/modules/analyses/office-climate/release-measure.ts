import { type Released, releaseFigure, releaseGroups, viewOf } from '#modules/privacy/index.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';
import { smallestGroup } from '../data-files/groups.ts';
import type { ClimateMeasure, ClimateOffice, ClimateWithheld } from './result.ts';
import type { MeasureByOffice } from './verdicts.ts';

/**
 * A measure with the offices that may be shown, or withheld whole: where everybody together are too few, where its
 * answers tell a small group apart, or where the ledger of what has been told refuses it.
 */
export function releaseMeasure(
  measure: ClimateMeasure,
  { verdicts }: Pick<MeasureByOffice, 'verdicts'>,
  { context, isTold }: { readonly context: AnalysisContext; readonly isTold: boolean },
): Released<ClimateMeasure> {
  const { policy } = context;
  const withOffices = releaseGroups(
    measure,
    measure.offices.map(({ n }) => n ?? 0),
    policy,
    (raw, groups) => ({
      ...raw,
      offices: raw.offices.map((office, place) =>
        groups[place] === 'shown' ? office : withheldOffice(office, 'fewer-than-minimum'),
      ),
    }),
    verdicts.map((verdict) => verdict !== 'shown'),
  );
  const restsOn = isTold ? Math.min(measure.county.n ?? 0, smallestGroup(context, [measure.id])) : 0;
  const whole = releaseFigure<{ measure: ClimateMeasure }>(
    { measure: withOffices },
    restsOn,
    policy,
    ({ measure: table }) => ({
      measure: withheldMeasure(table, isTold ? 'fewer-than-minimum' : 'singles-out-few'),
    }),
  );
  return viewOf(whole, (released) => released.measure);
}

/** By name, so that no figure added to an office later is shown by being forgotten here. */
function withheldOffice({ office, label, unit }: ClimateOffice, withheld: ClimateWithheld): ClimateOffice {
  return { office, label, unit, n: null, mean: null, sd: null, ci: null, difference: null, withheld };
}

/** Not even which offices there are: of few people each is in one of them. */
function withheldMeasure(measure: ClimateMeasure, withheld: ClimateWithheld): ClimateMeasure {
  const { id, kind, label, isRegistration, ends } = measure;
  const county = { n: null, mean: null, sd: null };
  return { id, kind, label, isRegistration, ends, county, offices: [], withheld };
}
