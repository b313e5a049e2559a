/** What LimeSurvey itself says in a respondent's language, and its files leave out. */
export const words = {
  uncertain: new Map([
    ['nb', 'Usikker'],
    ['nn', 'Usikker'],
    ['en', 'Uncertain'],
  ]),
  decrease: new Map([
    ['nb', 'Mindre'],
    ['nn', 'Mindre'],
    ['en', 'Decrease'],
  ]),
  same: new Map([
    ['nb', 'Det samme'],
    ['nn', 'Det same'],
    ['en', 'Same'],
  ]),
  increase: new Map([
    ['nb', 'Mer'],
    ['nn', 'Meir'],
    ['en', 'Increase'],
  ]),
  female: new Map([
    ['nb', 'Kvinne'],
    ['nn', 'Kvinne'],
    ['en', 'Female'],
  ]),
  male: new Map([
    ['nb', 'Mann'],
    ['nn', 'Mann'],
    ['en', 'Male'],
  ]),
  other: new Map([
    ['nb', 'Annet'],
    ['nn', 'Anna'],
    ['en', 'Other'],
  ]),
  comment: new Map([
    ['nb', 'Kommentar'],
    ['nn', 'Kommentar'],
    ['en', 'Comment'],
  ]),
} as const;
