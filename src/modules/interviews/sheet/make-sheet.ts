import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { InformationSheet, UnfinishedPart } from './sheet.ts';

/** What the study says by itself; the rest is left for somebody to fill in. */
export type SheetFacts = {
  readonly title: string;
  /** Empty when the study does not say. */
  readonly purpose: string;
  /** As it is read: `1. februar 2027`; null when no day is set. */
  readonly eraseNamesOn: string | null;
};

/** The information informants are owed before they say yes (GDPR articles 7 and 13), in plain words, to be edited. */
export function makeSheet(facts: SheetFacts, language: Language): InformationSheet {
  const locale = { locale: language };
  const blank = (what: string) => `[${m.interviews_sheet_blank({}, locale)}: ${what}]`;
  const responsible = blank(m.interviews_sheet_blank_responsible({}, locale));
  const day = facts.eraseNamesOn ?? blank(m.interviews_sheet_blank_day({}, locale));
  const parts = [
    [
      m.interviews_sheet_purpose_heading({}, locale),
      facts.purpose || blank(m.interviews_sheet_blank_purpose({}, locale)),
    ],
    [
      m.interviews_sheet_responsible_heading({}, locale),
      m.interviews_sheet_responsible({ responsible }, locale),
    ],
    [
      m.interviews_sheet_why_you_heading({}, locale),
      m.interviews_sheet_why_you({ who: blank(m.interviews_sheet_blank_who({}, locale)) }, locale),
    ],
    [
      m.interviews_sheet_what_heading({}, locale),
      m.interviews_sheet_what({ minutes: blank(m.interviews_sheet_blank_minutes({}, locale)) }, locale),
    ],
    [m.interviews_sheet_voluntary_heading({}, locale), m.interviews_sheet_voluntary({}, locale)],
    [m.interviews_sheet_kept_heading({}, locale), m.interviews_sheet_kept({}, locale)],
    [m.interviews_sheet_end_heading({}, locale), m.interviews_sheet_end({ day }, locale)],
    [m.interviews_sheet_rights_heading({}, locale), m.interviews_sheet_rights({}, locale)],
    [
      m.interviews_sheet_contact_heading({}, locale),
      m.interviews_sheet_contact({ contact: blank(m.interviews_sheet_blank_contact({}, locale)) }, locale),
    ],
  ] as const;
  return { language, parts: parts.map(([heading, text]) => ({ heading, text })) };
}

/** What nobody has filled in yet, each part once. */
export function unfinishedIn(sheet: InformationSheet): readonly UnfinishedPart[] {
  const begins = `${m.interviews_sheet_blank({}, { locale: sheet.language })}:`;
  return sheet.parts.flatMap(({ heading, text }, place): UnfinishedPart[] => {
    const blanks = [...text.matchAll(/\[([^\]\n]+)\]/g)]
      .map(([, inside]) => inside!)
      .filter((inside) => inside.startsWith(begins))
      .map((inside) => inside.slice(begins.length).trim());
    const lacks = heading === '' ? 'heading' : text === '' ? 'text' : blanks.length > 0 ? 'filling' : null;
    return lacks === null ? [] : [{ place, heading, lacks, blanks }];
  });
}
