import type { Language } from '#platform/language.ts';

/** What somebody is told before they say yes (GDPR article 13), in the words of the study. */
export type InformationSheet = {
  readonly language: Language;
  readonly parts: readonly { readonly heading: string; readonly text: string }[];
};
/** A sheet as it was saved, and never changed since: consents are bound to it. */
export type SheetVersion = {
  readonly sheet: InformationSheet;
  readonly version: number;
  readonly savedOn: string;
  readonly byName: string;
};
