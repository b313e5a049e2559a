import { m } from '#messages';
import { labelOf } from '#modules/studies/index.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import type { Warning } from '../schema.ts';
import { thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';

export function quoted({ study, language }: Voice, ids: readonly string[]): string {
  return inAList(
    ids.map((id) => inQuotes(labelOf(study, id, language).replace(/[.…]$/, ''), language)),
    language,
  );
}

/** Scales that `all` leaves out, and respondents that a missing answer leaves out: the same for every factor model. */
export function modelWarnings(
  address: string,
  overlapping: readonly string[],
  n: number | null,
  respondents: number,
  voice: Voice,
): Warning[] {
  const locale = { locale: voice.language };
  const warnings: Warning[] = [];
  if (overlapping.length > 0) {
    const text = m.analyses_factors_overlapping(
      { count: overlapping.length, scales: quoted(voice, overlapping) },
      locale,
    );
    warnings.push(warning(address, 'overlapping-scales', text));
  }
  if (n !== null && n < (1 - thresholds.shareLeftOut) * respondents) {
    warnings.push(warning(address, 'many-left-out', warningTexts.leftOut(voice, n, respondents)));
  }
  return warnings;
}

/** Why there is no factor model. */
export function modelRefusal(address: string, code: string, voice: Voice): Warning {
  const locale = { locale: voice.language };
  const texts: Record<string, () => string> = {
    'zero-variance': () => m.analyses_factors_zero_variance({}, locale),
    'too-few-cases': () => m.analyses_factors_too_few_cases({}, locale),
    'too-few-items': () => m.analyses_factors_too_few_items({}, locale),
    'too-few-groups': () => m.analyses_factors_too_few_groups({}, locale),
    collinear: () => m.analyses_factors_collinear({}, locale),
    'not-identified': () => m.analyses_factors_not_identified({}, locale),
    'not-converged': () => m.analyses_factors_not_converged({}, locale),
  };
  return warning(address, code, (texts[code] ?? (() => m.analyses_factors_refused_other({}, locale)))());
}
