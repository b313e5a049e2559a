import { m } from '#messages';
import { formatPercent } from '#platform/number-style.ts';
import type { MissingHandled } from '../result-parts.ts';
import type { Warning } from '../schema.ts';
import { type Voice, warning } from '../warnings/warn.ts';

/** More than half of what complete answers would have told is lost: the model tells more than the answers. */
const muchLost = 0.5;

/** That more imputations are needed, or that much of what a figure rests on is the model's and not the answers'. */
export function informationWarnings(
  entry: string,
  missing: MissingHandled | undefined,
  figures: readonly { readonly fmi?: number | undefined }[],
  voice: Voice,
): Warning[] {
  const lost = Math.max(0, ...figures.map(({ fmi }) => fmi ?? 0));
  const options = { locale: voice.language };
  const warnings: Warning[] = [];
  const { imputations } = missing ?? {};
  // As many sets as per cent of information lost: von Hippel, Sociological Methodology 39, 2009.
  if (imputations !== undefined && 100 * lost > imputations) {
    const wanted = Math.ceil(100 * lost);
    const text = m.analyses_warning_few_imputations(
      { imputations, wanted, lost: formatPercent(lost, voice.language) },
      options,
    );
    warnings.push(warning(entry, 'few-imputations', text));
  }
  if (lost > muchLost) {
    const text = m.analyses_warning_information_lost({ lost: formatPercent(lost, voice.language) }, options);
    warnings.push(warning(entry, 'information-lost', text));
  }
  return warnings;
}
