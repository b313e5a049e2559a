import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import type { Warning } from '../schema.ts';
import { about, refusalText, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { AggregationResult } from './result.ts';
import { enoughAgreement } from './verdict.rules.ts';

/** Fewer groups than this say little of groups: Maas & Hox (2005), Methodology 1:86–92. */
const fewGroups = 10;

/** Warnings of one entry: groups withheld, what cannot be computed, agreement that hangs on what it is held against. */
export function aggregationWarnings(
  results: readonly Released<AggregationResult>[],
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const [first] = results;
  if (!first) return [];
  const entry = about(first.plan, first.file);
  const locale = { locale: voice.language };
  const warnings: Warning[] = [];
  const withheld = Math.max(
    0,
    ...results.map(({ groups }) => groups.filter((group) => group.withheld).length),
  );
  if (withheld > 0) {
    warnings.push(warning(entry, 'withheld', warningTexts.meansWithheld(voice, withheld, minimumGroup)));
  }
  for (const result of results) {
    const address = about(result.plan, result.file, result.scale);
    if (result.withheld) {
      warnings.push(
        warning(address, 'withheld', warningTexts.figureWithheld(voice, result.scale, minimumGroup)),
      );
    } else if (result.refused) {
      warnings.push(warning(address, result.refused, refusalText(voice, result.refused, result.scale)));
    }
  }
  const compared = Math.max(...results.map(({ df }) => (df === null ? 0 : df[0] + 1)));
  if (compared > 0 && compared < fewGroups) {
    warnings.push(
      warning(entry, 'few-groups', m.analyses_aggregation_few_groups({ groups: compared }, locale)),
    );
  }
  const names = (of: (result: AggregationResult) => boolean) => {
    const found = results.filter((result) => !result.withheld && !result.refused && of(result));
    const labels = found.map(({ scale }) =>
      inQuotes(labelOf(voice.study, scale, voice.language), voice.language),
    );
    return { count: found.length, names: inAList(labels, voice.language) };
  };
  const say = (code: string, found: ReturnType<typeof names>, text: (inputs: typeof found) => string) => {
    if (found.count > 0) warnings.push(warning(entry, code, text(found)));
  };
  say(
    'no-answer-scale',
    names(({ answers }) => answers === null),
    (inputs) => m.analyses_aggregation_no_answer_scale(inputs, locale),
  );
  say(
    'below-chance',
    names(({ agreement }) => (agreement?.belowZero ?? 0) > 0),
    (inputs) => m.analyses_aggregation_below_chance(inputs, locale),
  );
  say('agreement-depends', names(hangsOnNull), (inputs) =>
    m.analyses_aggregation_agreement_depends(
      { ...inputs, limit: formatCoefficient(enoughAgreement, voice.language) },
      locale,
    ),
  );
  return warnings;
}

/** Enough agreement against answers spread evenly, too little against answers that lean a little to one end. */
function hangsOnNull({ agreement, agreementSlightlySkewed }: AggregationResult): boolean {
  const [uniform, skewed] = [agreement?.median ?? null, agreementSlightlySkewed?.median ?? null];
  return uniform !== null && skewed !== null && uniform >= enoughAgreement && skewed < enoughAgreement;
}
