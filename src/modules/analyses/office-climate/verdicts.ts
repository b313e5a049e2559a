import { type DisclosurePolicy, groupVerdicts, type Verdict } from '#modules/privacy/index.ts';
import { splitByGroup, summariseGroups } from '#statistics';
import { type AnalysisContext, categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { byCode, meanVerdicts, questionnaireOrder, withheldEverywhere } from '../data-files/groups.ts';

export type OfficeMean = ReturnType<typeof summariseGroups>[number];
/** One measure by office, in one order for all measures, and what of it may be shown. */
export type MeasureByOffice = {
  readonly id: string;
  readonly offices: readonly (OfficeMean | null)[];
  readonly verdicts: readonly Verdict[];
};

/**
 * Which offices are shown of each measure: what a comparison of means by office shows (`meanVerdicts`), less
 *
 * - an office that is withheld of another measure made of the same answers, since it would follow from that one;
 * - the next smallest, where all in the withheld offices together answered alike: all less the shown would say it.
 *
 * No office is shown here that a comparison in the report of the same answers withholds, so that the two held together
 * tell no more than each.
 *
 * @param linked ids of measures, in clusters that are made of the same answers
 */
export function officeVerdicts(
  linked: readonly (readonly string[])[],
  officeColumn: string,
  context: AnalysisContext,
): { readonly codes: readonly (number | string)[]; readonly measures: ReadonlyMap<string, MeasureByOffice> } {
  const { dataFile, policy } = context;
  const officeOfRow = categoriesOf(dataFile, officeColumn);
  const codes = [...new Set(officeOfRow.filter((office) => office !== null))].sort(byCode);
  const isWithheldEverywhere = withheldEverywhere(context, officeColumn);
  const inOrder = questionnaireOrder(context, officeColumn);
  const measures = new Map<string, MeasureByOffice>();
  for (const cluster of linked) {
    const parts = cluster.map((id) => {
      const values = numbersOf(dataFile, id);
      // In the order of a comparison by office: of offices of one size, it is the first that is withheld with a small one.
      const means = summariseGroups(values, officeOfRow)
        .sort((a, b) => byCode(a.key, b.key))
        .sort((a, b) => inOrder(a.key, b.key));
      const verdicts = meanVerdicts(means, isWithheldEverywhere, policy);
      const shown = new Set(means.filter((_, at) => verdicts[at] === 'shown').map(({ key }) => key));
      const byOffice = new Map(means.map((mean) => [mean.key, mean]));
      const offices = codes.map((code) => byOffice.get(code) ?? null);
      const split = new Map(splitByGroup(values, officeOfRow).map((group) => [group.key, group.values]));
      const valuesOf = codes.map((code) => split.get(code) ?? []);
      return { id, offices, valuesOf, must: offices.map((mean) => mean !== null && !shown.has(mean.key)) };
    });
    const withheld = settle(parts, policy);
    parts.forEach(({ id, offices }, at) => {
      measures.set(id, { id, offices, verdicts: withheld[at]! });
    });
  }
  return { codes, measures };
}

type Part = {
  readonly offices: readonly (OfficeMean | null)[];
  readonly valuesOf: readonly (readonly number[])[];
  readonly must: readonly boolean[];
};

/** Withholds until nothing more has to be: what is withheld of one part is withheld of all, and so on. */
function settle(parts: readonly Part[], policy: DisclosurePolicy): Verdict[][] {
  const must = [...(parts[0]?.must ?? [])].map((_, place) => parts.some((part) => part.must[place]));
  while (true) {
    const verdicts = parts.map(({ offices }) =>
      groupVerdicts(
        offices.map((mean) => mean?.n ?? 0),
        policy,
        must,
      ),
    );
    const before = must.filter(Boolean).length;
    verdicts.forEach((list, part) => {
      list.forEach((verdict, place) => {
        if (verdict !== 'shown') must[place] = true;
      });
      const next = toHideLikeness(parts[part]!, list);
      if (next !== undefined) must[next] = true;
    });
    if (must.filter(Boolean).length === before) return verdicts;
  }
}

/** The smallest office shown, where those withheld all gave one and the same answer. */
function toHideLikeness({ offices, valuesOf }: Part, verdicts: readonly Verdict[]): number | undefined {
  const hidden = valuesOf.flatMap((values, place) => (verdicts[place] === 'shown' ? [] : values));
  if (hidden.length === 0 || new Set(hidden).size > 1) return undefined;
  const shown = offices.flatMap((mean, place) => (mean && verdicts[place] === 'shown' ? [place] : []));
  return shown.sort((a, b) => offices[a]!.n - offices[b]!.n || a - b)[0];
}
