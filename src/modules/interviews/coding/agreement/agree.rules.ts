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

/** Intervals of single codes are drawn more roughly: there may be hundreds of them. */
export const resamples = { ofAll: 1999, ofOne: 999 };

/**
 * How far those who coded these transcripts agree: over all, and for each code, group or concept. A place may have many
 * codes, so that each is asked about by itself (it is there, or is not), and all together by what can be said of sets.
 * Nothing is reckoned until a row is asked for it.
 */
export function agreementRows(
  transcripts: readonly CodedTranscript[],
  { units, seed }: Pick<AgreementChoice, 'units' | 'seed'>,
): { readonly n: number; readonly unitsOf: readonly number[]; readonly rows: readonly AgreementRow[] } {
  const categories = categoriesOf(transcripts);
  const drawn = {
    ofAll: { seed, resamples: resamples.ofAll },
    ofOne: { seed, resamples: resamples.ofOne },
  };
  return units === 'turns'
    ? byTurns(transcripts, categories, drawn)
    : byCharacters(transcripts, categories, drawn);
}

type Found = ReturnType<typeof agreementRows>;
type Draws = Readonly<Record<'ofAll' | 'ofOne', Drawn>>;

const ofAll = { name: '', used: null };

function byTurns(
  transcripts: readonly CodedTranscript[],
  categories: readonly Category[],
  drawn: Draws,
): Found {
  const each = transcripts.map(turnUnits);
  const all = each.flat();
  const row = (
    given: Pick<AgreementRow, 'kind' | 'name' | 'used'>,
    value: (set: ReadonlySet<string>) => string,
    how: Drawn,
  ): AgreementRow => ({
    ...given,
    reckon: () => {
      const values = all.map((unit) => unit.map((set) => (set === null ? null : value(set))));
      return { kappa: kappaOf(values), alpha: alphaOf(values, how) };
    },
  });
  const coders = transcripts[0]?.coders.length ?? 0;
  const usedBy = (key: string) =>
    Array.from({ length: coders }, (_, at) => all.filter((unit) => unit[at]?.has(key)).length);
  return {
    n: all.length,
    unitsOf: each.map((one) => one.length),
    rows: [
      row({ kind: 'any', ...ofAll }, (set) => (set.size > 0 ? 'coded' : 'not'), drawn.ofAll),
      row({ kind: 'sets', ...ofAll }, (set) => JSON.stringify([...set].toSorted()), drawn.ofAll),
      ...mostUsedFirst(categories.map(({ key, name }) => ({ key, name, used: usedBy(key) }))).map(
        ({ key, name, used }) =>
          row({ kind: 'one', name, used }, (set) => (set.has(key) ? 'coded' : 'not'), drawn.ofOne),
      ),
    ],
  };
}

function byCharacters(
  transcripts: readonly CodedTranscript[],
  categories: readonly Category[],
  drawn: Draws,
): Found {
  const texts = transcripts.map(codedText);
  const isApart = areApart(texts);
  const overlap = { value: null, because: 'overlap' } as const;
  // Kappa knows nothing of passages, and takes one code at a time.
  const noKappa = { value: null, because: 'notTwo' } as const;
  const own = categories.map((category) => {
    const marked = texts.map((text) => markedWith(text, category.key));
    return { ...category, marked, used: passagesIn(marked) };
  });
  return {
    n: texts.reduce((sum, { length }) => sum + length, 0),
    unitsOf: texts.map(({ length }) => length),
    rows: [
      {
        kind: 'any',
        ...ofAll,
        reckon: () => {
          const marked = texts.map(markedAtAll);
          return { kappa: kappaOfCharacters(marked, 'coded'), alpha: unitizedOf(marked, drawn.ofAll) };
        },
      },
      {
        kind: 'whole',
        ...ofAll,
        reckon: () => ({ kappa: noKappa, alpha: isApart ? unitizedOf(texts, drawn.ofAll) : overlap }),
      },
      {
        kind: 'coding',
        ...ofAll,
        reckon: () => ({ kappa: noKappa, alpha: isApart ? codingOf(texts) : overlap }),
      },
      ...mostUsedFirst(own).map(
        ({ key, name, marked, used }): AgreementRow => ({
          kind: 'one',
          name,
          used,
          reckon: () => ({ kappa: kappaOfCharacters(marked, key), alpha: unitizedOf(marked, drawn.ofOne) }),
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
