import type { Coder } from '../coders/compare.rules.ts';

/** What is asked: how the text is cut, and what counts as the same. */
export type AgreementChoice = {
  /** Each turn of the informant's, or passages as coders marked them, by characters. */
  readonly units: 'turns' | 'characters';
  readonly level: 'code' | 'group' | 'concept';
  /** Null: all that two of those who are chosen have coded. */
  readonly interviewIds: readonly string[] | null;
  /** Null: everybody who has coded. */
  readonly coderIds: readonly string[] | null;
  /** Of the bootstrap: the same seed draws the same. */
  readonly seed: number;
};

/** Why a figure is not there. */
export type WithoutFigure =
  /** All units are coded alike: nothing shows whether coders can tell them apart. */
  | 'noVariation'
  /** Nothing, or nothing in the same place, was marked. */
  | 'nothingMarked'
  /** Everybody marked all of it. */
  | 'allMarked'
  /** Kappa is of two. */
  | 'notTwo'
  /** Codes of one coder lie over each other, and a measure of all codes at once takes one in each place. */
  | 'overlap';
/** Why a figure has no interval. */
export type WithoutInterval =
  | 'perfect'
  /** So seldom used that nearly every resample is without it. */
  | 'rare'
  /** Nobody has shown how: the characters of a passage are one decision, and not so many. */
  | 'noMethod'
  | 'noSpread';

export type Figure =
  | {
      readonly value: number;
      readonly interval: readonly [lower: number, upper: number] | null;
      readonly noInterval: WithoutInterval | null;
      readonly because: null;
    }
  | { readonly value: null; readonly because: WithoutFigure };

export type AgreementRow = {
  /** `sets`: exactly the same codes. `any`: coded or not. `whole`: passages and codes at once. `coding`: which code,
   * where both have marked. `one`: this code, group or concept. */
  readonly kind: 'sets' | 'any' | 'whole' | 'coding' | 'one';
  readonly name: string;
  /** Turns with it, or passages of it, by coder, in their order; null where the row is of all. */
  readonly used: readonly number[] | null;
  /** With the interval of α drawn, which takes a while: hundreds of rows are reckoned a few at a time. */
  reckon(): { readonly kappa: Figure; readonly alpha: Figure };
};
/** A row with its figures. */
export type ReckonedRow = Pick<AgreementRow, 'kind' | 'name' | 'used'> & ReturnType<AgreementRow['reckon']>;

/** How far those who code agree, with what it is reckoned from. */
export type Agreement = {
  readonly choice: AgreementChoice;
  readonly coders: readonly Coder[];
  readonly interviews: readonly {
    readonly interviewId: string;
    readonly pseudonym: string;
    readonly version: number;
    /** Turns of the informant's, or characters. */
    readonly units: number;
    /** Who of the coders have coded it. */
    readonly coders: readonly string[];
  }[];
  readonly n: number;
  /** Codings that are not part of it: their code lies in no group, or their group in no concept. */
  readonly left: number;
  /** Of all under one, and of each: how often the intervals of α are drawn. */
  readonly resamples: { readonly ofAll: number; readonly ofOne: number };
  /** First those of all, then each code, group or concept, those that are used most first. */
  readonly rows: readonly AgreementRow[];
};

/** What can be chosen, and what came of what was chosen. */
export type AgreementPage = {
  readonly coders: readonly Coder[];
  readonly interviews: readonly { readonly interviewId: string; readonly pseudonym: string }[];
  readonly sealed: readonly string[];
  readonly agreement: Agreement | null;
  /** Why there is none: fewer than two have coded, or no interview has two of those chosen. */
  readonly why: 'nobody' | 'oneCoder' | 'noneInCommon' | 'notGrouped' | null;
};
