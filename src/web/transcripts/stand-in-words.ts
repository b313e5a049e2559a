import { m } from '#messages';
import type { NameKind, StandInWords } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';

/** What stands for names of each kind, before its letter or number. */
export const standInWords = (locale: Language): StandInWords => ({
  person: m.interviews_stand_in_person({}, { locale }),
  office: m.interviews_stand_in_office({}, { locale }),
  municipality: m.interviews_stand_in_municipality({}, { locale }),
  county: m.interviews_stand_in_county({}, { locale }),
  place: m.interviews_stand_in_place({}, { locale }),
  email: m.interviews_stand_in_email({}, { locale }),
  phone: m.interviews_stand_in_phone({}, { locale }),
  nationalNumber: m.interviews_stand_in_national_number({}, { locale }),
});

/** What each kind is called to a person who looks at it. */
export const kindWords: Readonly<Record<NameKind, (typeof m)['interviews_kind_person']>> = {
  person: m.interviews_kind_person,
  office: m.interviews_kind_office,
  municipality: m.interviews_kind_municipality,
  county: m.interviews_kind_county,
  place: m.interviews_kind_place,
  email: m.interviews_kind_email,
  phone: m.interviews_kind_phone,
  nationalNumber: m.interviews_kind_national_number,
};
