import type { CodedText } from '#statistics';
import type { AgreementChoice, AgreementRow } from './agreement.ts';
import { alphaOf, codingOf, type Drawn, kappaOf, kappaOfCharacters, unitizedOf } from './figures.rules.ts';
import {
  areApart,
  type Category,
  type CodedTranscript,
  codedText,
  markedAtAll,
  markedWith,
  turnUnits,
} from './units.rules.ts';

export const resamplesOfAll = 1999;
/** Intervals of single codes are drawn more roughly, and only for those used most: hundreds would take minutes. */
const resamplesOfOne = 999;
const mostIntervals = 40;

/**
 * How far those who coded these transcripts agree: over all, and for each code, group or concept. A place may have many
 * codes, so that each is asked about by itself (it is there, or is not), and all together by what can be said of sets.
 */
export function agreementRows(
  transcripts: readonly CodedTranscript[],
  { units, seed }: Pick<AgreementChoice, 'units' | 'seed'>,
): { readonly n: number; readonly unitsOf: readonly number[]; readonly rows: readonly AgreementRow[] } {
  const categories = categoriesOf(transcripts);
  const drawnFor = (place: number): Drawn =>
    place < mostIntervals ? { seed, resamples: resamplesOfOne } : null;
  return units === 'turns'
    ? byTurns(transcripts, categories, seed, drawnFor)
    : byCharacters(transcripts, categories, seed, drawnFor);
}

type Found = ReturnType<typeof agreementRows>;

function byTurns(
  transcripts: readonly CodedTranscript[],
  categories: readonly Category[],
  seed: number,
  drawnFor: (place: number) => Drawn,
): Found {
  const each = transcripts.map(turnUnits);
  const all = each.flat();
  const drawn = { seed, resamples: resamplesOfAll };
  const valued = (value: (set: ReadonlySet<string>) => string) =>
    all.map((unit) => unit.map((set) => (set === null ? null : value(set))));
  const row = (
    given: Pick<AgreementRow, 'kind' | 'name' | 'used'>,
    values: ReturnType<typeof valued>,
    how: Drawn,
  ) => ({ ...given, kappa: kappaOf(values), alpha: alphaOf(values, how) });
  const of = { name: '', used: null };
  const coders = transcripts[0]?.coders.length ?? 0;
  const usedBy = (key: string) =>
    Array.from({ length: coders }, (_, at) => all.filter((unit) => unit[at]?.has(key)).length);
  return {
    n: all.length,
    unitsOf: each.map((one) => one.length),
    rows: [
      row(
        { kind: 'any', ...of },
        valued((set) => (set.size > 0 ? 'coded' : 'not')),
        drawn,
      ),
      row(
        { kind: 'sets', ...of },
        valued((set) => JSON.stringify([...set].toSorted())),
        drawn,
      ),
      ...mostUsedFirst(categories.map(({ key, name }) => ({ key, name, used: usedBy(key) }))).map(
        ({ key, name, used }, place) =>
          row(
            { kind: 'one', name, used },
            valued((set) => (set.has(key) ? 'coded' : 'not')),
            drawnFor(place),
          ),
      ),
    ],
  };
}

function byCharacters(
  transcripts: readonly CodedTranscript[],
  categories: readonly Category[],
  seed: number,
  drawnFor: (place: number) => Drawn,
): Found {
  const texts = transcripts.map(codedText);
  const drawn = { seed, resamples: resamplesOfAll };
  const marked = texts.map(markedAtAll);
  const of = { name: '', used: null };
  const isApart = areApart(texts);
  const overlap = { value: null, because: 'overlap' } as const;
  const noKappa = { value: null, because: 'notTwo' } as const;
  return {
    n: texts.reduce((sum, { length }) => sum + length, 0),
    unitsOf: texts.map(({ length }) => length),
    rows: [
      {
        kind: 'any',
        ...of,
        kappa: kappaOfCharacters(marked, 'coded'),
        alpha: unitizedOf(marked, drawn),
      },
      // Kappa knows nothing of passages, and takes one code at a time.
      { kind: 'whole', ...of, kappa: noKappa, alpha: isApart ? unitizedOf(texts, drawn) : overlap },
      { kind: 'coding', ...of, kappa: noKappa, alpha: isApart ? codingOf(texts) : overlap },
      ...mostUsedFirst(
        categories.map((category) => {
          const own = texts.map((text) => markedWith(text, category.key));
          return { ...category, own, used: passagesIn(own) };
        }),
      ).map(
        ({ key, name, own, used }, place): AgreementRow => ({
          kind: 'one',
          name,
          used,
          kappa: kappaOfCharacters(own, key),
          alpha: unitizedOf(own, drawnFor(place)),
        }),
      ),
    ],
  };
}

const passagesIn = (texts: readonly CodedText[]) =>
  Array.from({ length: texts[0]?.coders.length ?? 0 }, (_, at) =>
    texts.reduce((sum, { coders }) => sum + (coders[at]?.length ?? 0), 0),
  );

function mostUsedFirst<T extends { readonly name: string; readonly used: readonly number[] }>(
  all: readonly T[],
): readonly T[] {
  const sum = ({ used }: T) => used.reduce((total, one) => total + one, 0);
  // What two have used says more than what one has used much.
  const coders = ({ used }: T) => Math.min(2, used.filter((one) => one > 0).length);
  return all.toSorted(
    (a, b) => coders(b) - coders(a) || sum(b) - sum(a) || a.name.localeCompare(b.name, 'nb'),
  );
}

function categoriesOf(transcripts: readonly CodedTranscript[]): readonly Category[] {
  const all = transcripts.flatMap(({ coders }) =>
    coders.flatMap((codings) => (codings ?? []).map(({ category }) => category)),
  );
  return [...new Map(all.map((category) => [category.key, category])).values()];
}
