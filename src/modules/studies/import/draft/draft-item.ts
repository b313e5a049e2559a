import type { Place } from './place.ts';
import type { Texts } from './tongues.ts';

/** A code as the questionnaire has it. */
export type Code = string;
export type Option = { readonly code: Code; readonly label: Texts };

/** What is answered, before texts are in our languages and conditions in our words. */
export type DraftAnswer =
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: number; readonly label: Texts }[];
    }
  | {
      readonly kind: 'agreement';
      readonly points: number;
      readonly lowest: number;
      readonly anchors?: readonly [Texts, Texts];
      readonly labels?: readonly Texts[];
    }
  | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'text' };

export type DraftItem = {
  readonly id: string;
  /** What it was called. */
  readonly name: string;
  /** The heading of its column in answers, when that is not the id. */
  readonly column?: string;
  readonly place: Place;
  readonly text: Texts;
  readonly answer: DraftAnswer;
  readonly missing: readonly number[];
  readonly isIdentifying: boolean;
  /** In the questionnaire's own words; all must hold. */
  readonly conditions: readonly string[];
  /** One of ours already: asked where this holds. */
  readonly askIf?: string;
};

export type DraftSection = {
  readonly title: Texts;
  readonly introductions: Texts[];
  readonly items: DraftItem[];
};

/** What a condition can ask about: one question, or one question for each option of a question with several answers. */
export type Asked =
  | { readonly kind: 'one'; readonly id: string; readonly codes: ReadonlyMap<Code, number> }
  | { readonly kind: 'many'; readonly ids: ReadonlyMap<Code, string> };
