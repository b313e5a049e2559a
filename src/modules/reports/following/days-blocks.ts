import { m } from '#messages';
import { type LetterKind, type Released, viewOf } from '#modules/privacy/index.ts';
import type { DayCount, LetterDay } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { type FigureLayout, responseCurveFigure } from '../figures/index.ts';
import type { FigureBlock, TableBlock } from '../schema.ts';
import { sayDay } from './say-day.ts';

export type DaysGiven = {
  readonly days: Released<readonly DayCount[]>;
  readonly letters: readonly LetterDay[];
  readonly openedOn: string | null;
  readonly plannedClosingOn: string | null;
  readonly language: Language;
};

const letterNames = {
  notice: m.following_letter_notice,
  invitation: m.following_letter_invitation,
  reminder1: m.following_letter_reminder1,
  reminder2: m.following_letter_reminder2,
  thanks: m.following_letter_thanks,
} satisfies Record<LetterKind, unknown>;

/** What a kind of letter is called in a sentence. */
export function letterName(kind: LetterKind, language: Language): string {
  return letterNames[kind]({}, { locale: language });
}

/** The curve by day and its table; null before the first day has been counted. */
export function dayBlocks(given: DaysGiven): { figure: FigureBlock; table: TableBlock } | null {
  const { days, letters, language } = given;
  const locale = { locale: language };
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const nameOf = ({ kind }: LetterDay) => letterName(kind, language);
  const firstDay = earliest([given.openedOn, first.day]);
  const lastDay = latest([last.day, given.plannedClosingOn], firstDay);
  const title = m.following_curve_title({}, locale);
  const shownLetters = letters.filter(({ day }) => day >= firstDay && day <= lastDay);
  const curve = viewOf(days, (counted) => ({
    points: counted.map(({ day, submitted }) => ({ day, answered: submitted })),
    firstDay,
    lastDay,
    letters: shownLetters.map((letter) => ({ day: letter.day, label: nameOf(letter) })),
    dayLabels: Object.fromEntries(
      [firstDay, lastDay, ...counted.map(({ day }) => day)].map((day) => [
        day,
        sayDay(day, language, 'short'),
      ]),
    ),
    up: m.following_curve_up({}, locale),
  }));
  const draw = (layout: FigureLayout) =>
    responseCurveFigure(curve, {
      language,
      title,
      layout,
      formatNumber: (value, decimals) => formatNumber(value, language, { decimals }),
    });
  const wide = draw('wide');
  const number = (value: number) => ({ text: formatNumber(value, language, { decimals: 0 }) });
  return {
    figure: {
      kind: 'figure',
      id: 'days-figure',
      number: '',
      title,
      svg: wide.svg,
      narrowSvg: draw('narrow').svg,
      widthPixels: wide.widthPixels,
      heightPixels: wide.heightPixels,
      alternativeText: m.following_curve_alternative({}, locale),
      tableId: 'days-table',
      provenance: { text: '' },
    },
    table: {
      kind: 'table',
      id: 'days-table',
      number: '',
      title,
      columns: [
        { label: m.following_column_day({}, locale), align: 'left' },
        { label: m.following_column_new({}, locale), align: 'right' },
        { label: m.following_column_answers({}, locale), align: 'right' },
        { label: m.following_column_letters({}, locale), align: 'left' },
      ],
      rows: days.map(({ day, submitted }, place) => ({
        cells: [
          { text: sayDay(day, language), isHeading: true },
          number(submitted - (days[place - 1]?.submitted ?? 0)),
          number(submitted),
          { text: inAList(letters.filter((letter) => letter.day === day).map(nameOf), language) },
        ],
      })),
      notes: [],
      provenance: { text: '' },
    },
  };
}

function earliest(days: readonly (string | null)[]): string {
  return days.filter((day) => day !== null).sort()[0]!;
}

/** Far plans are no reason to press the curve into a corner: at most about as much again as there is. */
function latest([last, planned]: readonly [string, string | null], first: string): string {
  if (planned === null || planned < last) return last;
  const span = Date.parse(last) - Date.parse(first) + 14 * 24 * 60 * 60 * 1000;
  return Date.parse(planned) - Date.parse(last) > span ? last : planned;
}
