import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Likeness, LikenessRow } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { TableBlock } from '../schema.ts';

/** As everywhere in the report: below this a difference is called one. */
const significant = 0.05;
const clearResidual = 1.96;

export type LikenessContext = {
  readonly language: Language;
  /** What an audience is called. */
  readonly nameOf: (audience: string) => string;
};

/** In a sentence: in which respects those who answered are like those who were asked. */
export function likenessFinding(likeness: readonly Released<Likeness>[], context: LikenessContext): string {
  const locale = { locale: context.language };
  const tested = likeness.filter(({ difference }) => difference !== null);
  const all = likeness.find(({ answered }) => answered !== null);
  if (all && all.answered === all.invited) return m.following_likeness_everybody({}, locale);
  if (tested.length === 0) return m.following_likeness_too_few({}, locale);
  const namesWhere = (isUnlike: boolean) =>
    inAList(
      tested.filter((one) => differs(one) === isUnlike).map((one) => variableName(one, context)),
      context.language,
    );
  const [like, unlike] = [namesWhere(false), namesWhere(true)];
  if (unlike === '') return m.following_likeness_like({ like }, locale);
  if (like === '') return m.following_likeness_unlike({ unlike }, locale);
  return m.following_likeness_mixed({ like, unlike }, locale);
}

/** Who stands out in one respect, and nothing where it is no more than chance. */
export function likenessSentence(likeness: Released<Likeness>, context: LikenessContext): string {
  const locale = { locale: context.language };
  if (likeness.difference === null) return m.following_likeness_untested({}, locale);
  if (!differs(likeness)) return '';
  const namesWhere = (standsOut: (residual: number) => boolean) =>
    inAList(
      likeness.rows
        .filter(({ residual }) => residual !== null && standsOut(residual))
        .map((row) => categoryName(row, likeness, context)),
      context.language,
    );
  const over = namesWhere((residual) => residual > clearResidual);
  const under = namesWhere((residual) => residual < -clearResidual);
  if (over === '' && under === '') return '';
  if (over === '') return capital(`${m.following_likeness_only_under({ categories: under }, locale)}.`);
  const first = m.following_likeness_over({ categories: over }, locale);
  const second = under === '' ? '' : `, ${m.following_likeness_under({ categories: under }, locale)}`;
  return capital(`${first}${second}.`);
}

export function likenessTable(
  likeness: Released<Likeness>,
  context: LikenessContext,
  place: number,
): TableBlock {
  const { language } = context;
  const locale = { locale: language };
  const variable = variableName(likeness, context);
  const number = (label: string) => ({ label, align: 'right' as const });
  const cell = (value: number | null, decimals: number) =>
    value === null ? { text: '–', isWithheld: true } : { text: formatNumber(value, language, { decimals }) };
  return {
    kind: 'table',
    // What a list calls its columns may have spaces, and an id may not.
    id: `likeness-${place}`,
    number: '',
    title: m.following_likeness_table({ variable }, locale),
    columns: [
      { label: m.following_column_group({}, locale), align: 'left' },
      number(m.following_column_asked_percent({}, locale)),
      number(m.following_column_reached_percent({}, locale)),
      number(m.following_column_answered_percent({}, locale)),
      number(m.following_column_answered({}, locale)),
      number(m.following_column_residual({}, locale)),
    ],
    rows: likeness.rows.map((row) => ({
      cells: [
        { text: categoryName(row, likeness, context), isHeading: true },
        cell(row.invitedPercent, 1),
        cell(row.reachedPercent, 1),
        cell(row.answeredPercent, 1),
        cell(row.answered, 0),
        row.residual === null && !row.withheld ? { text: '' } : cell(row.residual, 2),
      ],
    })),
    notes: notesOf(likeness, language),
    provenance: { text: '' },
  };
}

function notesOf({ fit, difference, smallestExpected, rows }: Likeness, language: Language): string[] {
  const locale = { locale: language };
  if (!fit) return [];
  const smallest = formatNumber(smallestExpected ?? 0, language, { decimals: 1 });
  const chi = formatNumber(fit.chiSquared, language, { decimals: 2 });
  const notes = [
    m.following_likeness_note({ df: fit.df, chi, fit: formatPRelation(fit.p, language) }, locale),
  ];
  if (difference) {
    const p = formatPRelation(difference.p, language);
    notes.push(
      difference.method === 'exact'
        ? m.following_likeness_note_exact({ p, smallest }, locale)
        : m.following_likeness_note_difference({ p }, locale),
    );
    if (difference.method !== 'exact' && (smallestExpected ?? 5) < 1) {
      notes.push(m.following_likeness_note_thin({ smallest }, locale));
    }
  }
  if (rows.some(({ residual }) => residual !== null && Math.abs(residual) > clearResidual)) {
    notes.push(m.following_likeness_note_residual({}, locale));
  }
  return notes;
}

export function likenessMeaning(language: Language): string {
  return m.following_likeness_meaning(
    { limit: formatCoefficient(significant, language) },
    { locale: language },
  );
}

export function variableName(
  { kind, variable }: Pick<Likeness, 'kind' | 'variable'>,
  { language }: Pick<LikenessContext, 'language'>,
): string {
  if (kind === 'office') return m.following_variable_office({}, { locale: language });
  if (kind === 'audience') return m.following_variable_audience({}, { locale: language });
  return inASentence(variable);
}

/** A column is headed `Alder`, and in a sentence it is `alder`; `NAV-enhet` stays. */
const inASentence = (heading: string) =>
  /^\p{Lu}\P{Lu}*$/u.test(heading) ? heading.charAt(0).toLowerCase() + heading.slice(1) : heading;

function categoryName(
  { category }: LikenessRow,
  { kind }: Likeness,
  { language, nameOf }: LikenessContext,
): string {
  if (category === null) return m.following_together({}, { locale: language });
  if (kind === 'audience') return nameOf(category);
  return category === '' ? m.following_no_office({}, { locale: language }) : category;
}

const differs = ({ difference }: Likeness) => difference !== null && difference.p < significant;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
