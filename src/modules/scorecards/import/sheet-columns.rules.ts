import { comparable } from '#modules/studies/index.ts';
import { languages } from '#platform/language.ts';
import type { Indicator } from '../schema.ts';

export type SheetField =
  | 'unit'
  | 'month'
  | 'indicator'
  | 'numerator'
  | 'denominator'
  | 'value'
  | 'target'
  | 'from'
  | 'decided';

/** What one column holds: a field of a row, or in a wide sheet one number of one indicator. */
export type SheetColumn = {
  readonly heading: string;
  readonly field: SheetField | null;
  /** In a wide sheet the indicator that the column is about. */
  readonly indicator: string | null;
  /** The heading says that numbers are per cent. */
  readonly isPercent: boolean;
};

/** Headings in Norwegian and English, in small letters and without punctuation. */
const headings: Readonly<Record<SheetField, readonly string[]>> = {
  unit: [
    ...[
      'enhet',
      'eining',
      'enhetsnummer',
      'einingsnummer',
      'enhetsnr',
      'einingsnr',
      'kontor',
      'kontornummer',
    ],
    ...['kontornr', 'nav kontor', 'orgenhet', 'unit', 'unit number', 'office', 'office number'],
  ],
  month: ['måned', 'maned', 'månad', 'mnd', 'periode', 'dato', 'month', 'period', 'date'],
  indicator: ['indikator', 'indikatorkode', 'kode', 'indicator', 'indicator code', 'code'],
  numerator: ['teller', 'teljar', 'numerator'],
  denominator: ['nevner', 'nemnar', 'denominator'],
  value: ['verdi', 'resultat', 'andel', 'del', 'value', 'result', 'share'],
  target: ['mål', 'målkrav', 'måltall', 'måltal', 'target'],
  from: [
    'fra',
    'frå',
    'fra måned',
    'frå månad',
    'gjelder fra',
    'gjeld frå',
    'from',
    'from month',
    'valid from',
  ],
  decided: [
    'vedtatt',
    'vedteke',
    'vedteken',
    'fastsatt',
    'fastsett',
    'bestemt',
    'decided',
    'decided on',
    'set on',
  ],
};

/** What each column is about, as far as its heading tells; the first of several of one kind stands. */
export function sheetColumns(
  given: readonly string[],
  indicators: readonly Indicator[],
): readonly SheetColumn[] {
  const taken = new Set<string>();
  return given.map((heading) => {
    const isPercent = /%|\b(prosent|pct|per cent|percent)\b/i.test(heading);
    const plain = plainly(heading.replace(/%|\b(i )?(prosent|pct|per cent|percent)\b/gi, ' '));
    const field = fieldOf(plain);
    const wide = field ? null : ofIndicator(plain, indicators);
    const key = field ?? (wide ? `${wide.indicator} ${wide.field}` : '');
    if (key === '' || taken.has(key)) return { heading, field: null, indicator: null, isPercent };
    taken.add(key);
    return { heading, isPercent, ...(wide ?? { field, indicator: null }) };
  });
}

/** Headings that stand over more than one column and mean something: which of them is right, nobody can tell. */
export function columnsTwice(
  headings: readonly string[],
  columns: readonly SheetColumn[],
): readonly string[] {
  const used = new Set(
    headings.flatMap((heading, place) => (columns[place]!.field ? [comparable(heading)] : [])),
  );
  const counted = Map.groupBy(headings.map(comparable), (heading) => heading);
  return [...used].filter((heading) => counted.get(heading)!.length > 1);
}

function fieldOf(plain: string): SheetField | null {
  return (Object.keys(headings) as SheetField[]).find((field) => headings[field].includes(plain)) ?? null;
}

/** "B.12", "B.12 teller", "Fulgt opp (nevner)". */
function ofIndicator(plain: string, indicators: readonly Indicator[]) {
  const counts = (['numerator', 'denominator', 'value'] as const).map((field) => ({
    field,
    ending: headings[field].find((word) => plain.endsWith(` ${word}`) || plain.endsWith(`.${word}`)),
  }));
  const named = counts.find(({ ending }) => ending !== undefined);
  const name = named ? plain.slice(0, -named.ending!.length - 1).trim() : plain;
  const found = indicatorNamed(name, indicators);
  return found ? { indicator: found.code, field: named?.field ?? ('value' as const) } : null;
}

/** The indicator of a code, of a name in any language, or of a code with a name after it. */
export function indicatorNamed(text: string, indicators: readonly Indicator[]): Indicator | undefined {
  const wanted = plainly(text);
  if (wanted === '') return undefined;
  const { byCode, byName } = ways.get(indicators) ?? waysTo(indicators);
  const found = byCode.get(wanted) ?? byName.get(wanted);
  if (found) return found;
  for (const [code, indicator] of byCode) if (wanted.startsWith(`${code} `)) return indicator;
  return undefined;
}

type Ways = {
  readonly byCode: ReadonlyMap<string, Indicator>;
  readonly byName: ReadonlyMap<string, Indicator>;
};
/** Made once of a set of indicators: each row of a sheet names one. */
const ways = new WeakMap<readonly Indicator[], Ways>();

function waysTo(indicators: readonly Indicator[]): Ways {
  const namesOf = ({ name }: Indicator) =>
    typeof name === 'string' ? [name] : languages.flatMap((language) => name[language] ?? []);
  // The first of two stands, so they go in from the last.
  const backwards = indicators.toReversed();
  const made = {
    byCode: new Map(indicators.map((indicator) => [plainly(indicator.code), indicator])),
    byName: new Map(
      backwards.flatMap((indicator) => namesOf(indicator).map((name) => [plainly(name), indicator] as const)),
    ),
  };
  ways.set(indicators, made);
  return made;
}

const plainly = (text: string) => comparable(text.replaceAll(/[^\p{L}\p{N}.]+/gu, ' '));
