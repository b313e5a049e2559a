import {
  allRows,
  gather,
  gatherList,
  type Released,
  type SumsAsked,
  viewOf,
} from '#modules/privacy/index.ts';
import { benjaminiHochberg } from '#statistics';
import type { Beside } from '../analyse-study.ts';
import { type AnalysisContext, categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { keepScalesOf } from '../filters/admit-entry.ts';
import { answersOfRows } from '../filters/answers-told.ts';
import { meanOf } from '../filters/means-told.ts';
import { groupsOf, measureOf } from '../filters/sums-asked.ts';
import { type Codes, measureByOffice } from './measure.ts';
import { climateMeasures, linkedMeasures } from './measures.rules.ts';
import { releaseMeasure } from './release-measure.ts';
import { type QuestionsTogether, reliabilityOf } from './reliability.ts';
import type { ClimateMeasure, OfficeClimate } from './result.ts';
import { type MeasureByOffice, officeVerdicts } from './verdicts.ts';

/**
 * The released means of every scale in every office, beside everybody's, with what differs beyond chance.
 *
 * Shown is what a comparison of means by office may show (`officeVerdicts`), and of that only what singles out nobody
 * when it is held together with all that has been told of the same answers: each measure is asked for in the ledger, and
 * withheld whole where it is refused.
 *
 * @param of what it says something of, and by which scales and questions; `climateMeasures` finds them unless said; and
 *   which questions' alpha from person to person goes with it
 * @returns null where the study has no offices, or no answers say which
 */
export function runOfficeClimate(
  { study, dataFiles, told }: Beside,
  of: {
    readonly about?: OfficeClimate['about'];
    readonly measures?: readonly string[];
    readonly reliability?: readonly QuestionsTogether[];
  } = {},
): Released<OfficeClimate> | null {
  const by = measuredByOffice({ study, dataFiles }, of.measures);
  if (!by) return null;
  const { context, offices, measures } = by;
  const released = measures.map((verdict) => {
    const raw = measureByOffice(verdict, offices, context);
    const isTold = told.admitSums(sumsOf(verdict, offices, context), context);
    return releaseMeasure(raw, verdict, { context, isTold });
  });
  const list = gatherList(released);
  return gather(
    {
      measures: viewOf(list, withAdjusted),
      ...(of.reliability
        ? { reliability: gatherList(of.reliability.map((asked) => reliabilityOf(asked, context))) }
        : {}),
    },
    {
      study: study.id,
      about: of.about ?? 'climate',
      file: context.dataFile.name,
      minimumGroup: context.policy.minimumGroup,
      synthetic: study.synthetic !== undefined,
      tests: pValuesIn(list).length,
    },
  );
}

/**
 * Keeps the place of the scales that `runOfficeClimate` will tell of, among what is told before it: a question that would
 * give a scale's answers away gives way to the scale.
 */
export function keepPlaceOfClimate({ study, dataFiles, told }: Beside): void {
  const by = measuredByOffice({ study, dataFiles });
  for (const verdict of by?.measures ?? []) {
    keepScalesOf(told, sumsOf(verdict, by!.offices, by!.context), by!.context);
  }
}

/** Every measure with the offices that may be shown of it; null where the study has no offices, or no answers say which. */
function measuredByOffice(
  { study, dataFiles }: Pick<Beside, 'study' | 'dataFiles'>,
  wanted?: readonly string[],
): {
  readonly context: AnalysisContext;
  readonly offices: { readonly codes: Codes; readonly officeColumn: string };
  readonly measures: readonly MeasureByOffice[];
} | null {
  const officeColumn = study.offices?.column;
  const dataFile = [...dataFiles.values()].find(
    ({ unit, categories }) => unit === 'person' && officeColumn !== undefined && categories.has(officeColumn),
  );
  if (!dataFile || officeColumn === undefined) return null;
  const context = { study, dataFile, policy: { minimumGroup: study.privacy.minimumGroup } };
  const ids = (wanted ?? climateMeasures(study, dataFile.name)).filter((id) => dataFile.numbers.has(id));
  const { codes, measures } = officeVerdicts(linkedMeasures(study, ids), officeColumn, context);
  return { context, offices: { codes, officeColumn }, measures: ids.map((id) => measures.get(id)!) };
}

/** For the ledger: every office that would be shown of this measure. */
function sumsOf(
  { id, verdicts }: MeasureByOffice,
  { codes, officeColumn }: { readonly codes: Codes; readonly officeColumn: string },
  { study, dataFile, policy }: AnalysisContext,
): SumsAsked[] {
  const offices = categoriesOf(dataFile, officeColumn);
  const counted = numbersOf(dataFile, id).filter(
    (value, row) => offices[row] !== null && !Number.isNaN(value),
  );
  // Of fewer than the minimum nothing is told.
  if (counted.length < policy.minimumGroup) return [];
  const shown = new Set(codes.filter((_, place) => verdicts[place] === 'shown'));
  const sets = groupsOf(officeColumn, dataFile).filter(({ group }) => shown.has(group));
  return [
    {
      sets: sets.map(({ told }) => told),
      measures: [[id], [officeColumn], [id, officeColumn]].map((names) => measureOf(names, dataFile)),
      answers: [{ name: id, ofRows: answersOfRows(id, dataFile), sets: sets.map(({ told }) => told) }],
      means: [meanOf(id, [allRows(dataFile.rowCount), ...sets.map(({ told }) => told)], { study, dataFile })],
    },
  ];
}

function pValuesIn(measures: readonly ClimateMeasure[]): number[] {
  return measures.flatMap(({ offices }) => offices.flatMap(({ difference }) => difference?.p ?? []));
}

/** One family: every office on every measure. */
function withAdjusted(measures: readonly ClimateMeasure[]): readonly ClimateMeasure[] {
  const adjusted = benjaminiHochberg(pValuesIn(measures));
  let next = 0;
  return measures.map((measure) => ({
    ...measure,
    offices: measure.offices.map((office) =>
      office.difference ? { ...office, difference: { ...office.difference, q: adjusted[next++]! } } : office,
    ),
  }));
}
