import type { Language } from '#platform/language.ts';

/** What somebody is told before they say yes (GDPR article 13), in the words of the study. */
export type InformationSheet = {
  readonly language: Language;
  readonly parts: readonly { readonly heading: string; readonly text: string }[];
};
/** A part that nobody can be asked with yet: it lacks its heading or its text, or has blanks to be filled in. */
export type UnfinishedPart = {
  /** Among the parts, from 0. */
  readonly place: number;
  readonly heading: string;
  readonly lacks: 'heading' | 'text' | 'filling';
  /** What is to be filled in, as it stands in the text, without brackets. */
  readonly blanks: readonly string[];
};
/** A sheet as it was saved, and never changed since: consents are bound to it. */
export type SheetVersion = {
  readonly sheet: InformationSheet;
  readonly version: number;
  readonly savedOn: string;
  readonly byName: string;
  /** None where it can be used; with any, it is a draft, and nobody consents to it. */
  readonly unfinished: readonly UnfinishedPart[];
};

/** The one that consents are given to: the newest that nothing is missing in. */
export const sheetInUse = (newestFirst: readonly SheetVersion[]): SheetVersion | undefined =>
  newestFirst.find(({ unfinished }) => unfinished.length === 0);
