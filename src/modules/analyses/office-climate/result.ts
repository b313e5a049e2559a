import type { LocalisedText } from '#modules/studies/schema.ts';

/** How the offices of a study stand: each scale's mean in each office, beside that of everybody. Released only. */
export type OfficeClimate = {
  readonly study: string;
  /** What it says something of: how people have it at work, or what users said of the office. */
  readonly about: 'climate' | 'userSurvey';
  /** The answers it was made from, as the study calls them: `employee`, `user`. */
  readonly file: string;
  readonly minimumGroup: number;
  /** Made up, and to be labelled so wherever it is shown. */
  readonly synthetic: boolean;
  /** How many differences were tested: what each q is adjusted for. */
  readonly tests: number;
  readonly measures: readonly ClimateMeasure[];
  /** How its questions hang together from person to person; not made unless it was asked for. */
  readonly reliability?: readonly ClimateReliability[];
};

/** Cronbach's alpha of some questions, over everybody who answered all of them. */
export type ClimateReliability = {
  readonly id: string;
  readonly items: number;
  readonly n: number | null;
  readonly alpha: number | null;
  readonly ci: readonly [number, number] | null;
  readonly withheld?: ClimateWithheld;
};

export type ClimateMeasure = {
  readonly id: string;
  /** A scale, or a question that the plan names by itself. */
  readonly kind: 'scale' | 'question';
  readonly label: LocalisedText;
  /** Whether it says how well people register the work that the counts are made of. */
  readonly isRegistration: boolean;
  /** The lowest and the highest possible score; null where there are no bounds. */
  readonly ends: readonly [number, number] | null;
  /** Everybody with an office. */
  readonly county: { readonly n: number | null; readonly mean: number | null; readonly sd: number | null };
  /** By code. None where the whole measure is withheld. */
  readonly offices: readonly ClimateOffice[];
  readonly withheld?: ClimateWithheld;
};

/** `singles-out-few`: held together with what has been told before, it would tell of few. */
export type ClimateWithheld = 'fewer-than-minimum' | 'singles-out-few';

export type ClimateOffice = {
  /** As it stands in the answers. */
  readonly office: string;
  readonly label: LocalisedText;
  /** Its number in the organisation register; null where the study does not say. */
  readonly unit: string | null;
  /** Where several offices are reported as one: the numbers of all of them, and `unit` is null. */
  readonly together?: readonly string[];
  readonly n: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  /** 95 % interval of the mean, by t. */
  readonly ci: readonly [number, number] | null;
  /** This office less everybody in the others. Null where it is withheld, or cannot be tested. */
  readonly difference: ClimateDifference | null;
  readonly withheld?: ClimateWithheld;
};

export type ClimateDifference = {
  readonly value: number;
  /** 95 % interval of the one difference, not adjusted. */
  readonly ci: readonly [number, number];
  readonly p: number;
  /** p adjusted for all offices and measures together (Benjamini and Hochberg). */
  readonly q: number;
};
