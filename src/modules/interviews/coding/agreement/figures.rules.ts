import {
  type AlphaBootstrap,
  alphaUnitBootstrap,
  type CodedText,
  codePointAgreement,
  cohensKappa,
  krippendorffAlpha,
  type NothingToResample,
  StatisticsError,
  seededRandom,
  type UnitizedValue,
  unitizedAlpha,
  unitizedAlphaBootstrap,
  type WithoutAlpha,
} from '#statistics';
import type { Figure, WithoutFigure, WithoutInterval } from './agreement.ts';

/** How an interval of α is drawn. */
export type Drawn = { readonly seed: number; readonly resamples: number };

const without = (because: WithoutFigure): Figure => ({ value: null, because });
const figure = (value: number, interval: Interval | null, noInterval: WithoutInterval | null): Figure => ({
  value,
  interval,
  noInterval,
  because: null,
});
type Interval = readonly [lower: number, upper: number];

/** κ of two, from what each made of the units; units that either has not coded are left out. */
export function kappaOf(units: readonly (readonly (string | null)[])[]): Figure {
  if (units.some((unit) => unit.length !== 2)) return without('notTwo');
  const found = cohensKappa(
    units.map(([first]) => first ?? null),
    units.map(([, second]) => second ?? null),
  );
  if (found.status === 'oneCategory') return without('noVariation');
  const { kappa, interval, status } = found;
  if (status === 'perfect') return figure(kappa, null, 'perfect');
  return figure(kappa, interval, interval === null ? 'noSpread' : null);
}

/** Nominal α of any number of coders, with the interval of α over units drawn anew. */
export function alphaOf(units: readonly (readonly (string | null)[])[], drawn: Drawn): Figure {
  const found = krippendorffAlpha(units, { level: 'nominal' });
  if (found.status === 'noVariation') return without('noVariation');
  return withInterval(found.alpha, drawn, (options) =>
    alphaUnitBootstrap(units, { level: 'nominal', ...options }),
  );
}

/** uα: passages with their codes, where they begin and end and all. */
export function unitizedOf(texts: readonly CodedText[], drawn: Drawn): Figure {
  const { value, because } = ofUnitized(unitizedAlpha(texts).unitized);
  if (value === null) return without(because!);
  return withInterval(value, drawn, (options) => unitizedAlphaBootstrap(texts, options));
}

/** cuα: which code, where two have marked the same. It has no interval: none is known to hold for it. */
export function codingOf(texts: readonly CodedText[]): Figure {
  const { value, because } = ofUnitized(unitizedAlpha(texts).coding);
  return value === null ? without(because!) : figure(value, null, value === 1 ? 'perfect' : 'noMethod');
}

/** κ over characters, of one code. */
export function kappaOfCharacters(texts: readonly CodedText[], code: string): Figure {
  if (texts.some(({ coders }) => coders.length !== 2)) return without('notTwo');
  const { kappa, status } = codePointAgreement(texts, code);
  if (kappa === null) return without('noVariation');
  return figure(kappa, null, status === 'perfect' ? 'perfect' : 'noMethod');
}

const reasons: Readonly<Record<WithoutAlpha, WithoutFigure>> = {
  noUnits: 'nothingMarked',
  nothingInCommon: 'nothingMarked',
  noGaps: 'allMarked',
  oneCode: 'noVariation',
};

function ofUnitized({ alpha, because }: UnitizedValue): {
  readonly value: number | null;
  readonly because: WithoutFigure | null;
} {
  if (alpha !== null) return { value: alpha, because: null };
  return { value: null, because: reasons[because] };
}

function withInterval(
  value: number,
  drawn: Drawn,
  draw: (options: {
    readonly random: ReturnType<typeof seededRandom>;
    readonly resamples: number;
  }) => AlphaBootstrap | NothingToResample,
): Figure {
  if (value === 1) return figure(value, null, 'perfect');
  try {
    const found = draw({ random: seededRandom(drawn.seed), resamples: drawn.resamples });
    if (found.status === 'estimated') return figure(value, found.interval, null);
    return figure(value, null, found.status === 'perfect' ? 'perfect' : 'noSpread');
  } catch (fault) {
    // Nearly every resample is without the code: there is an α, and no telling how certain it is.
    if (fault instanceof StatisticsError && fault.code === 'zero-variance') {
      return figure(value, null, 'rare');
    }
    throw fault;
  }
}
