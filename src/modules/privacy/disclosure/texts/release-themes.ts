import { type DisclosurePolicy, isLargeEnough } from '../minimum-group.rules.ts';
import { type Released, stamp } from '../released.ts';
import { countRows, keyOf, type RowSet } from '../row-sets/row-set.ts';
import { createSetLedger } from '../row-sets/set-ledger.ts';

/** A theme that texts were sorted into, before disclosure control: which texts, and what stands as examples of it. */
export type SortedTheme = {
  readonly themeId: string;
  readonly name: string;
  /** The name is a heading that somebody made; else it is a code, close to what was written, and as telling as a quote. */
  readonly isHeading: boolean;
  /** A bit for each text of the question. */
  readonly texts: RowSet;
  readonly examples: readonly string[];
};

export type ThemeCount = {
  readonly themeId: string;
  readonly name: string;
  /** Null: withheld. */
  readonly count: number | null;
  /** Of all texts to the question, from 0 to 1; null with the count. */
  readonly share: number | null;
  /** The day of the telling that the count is of, where what has changed since is about too few to be told; else null. */
  readonly asOf: string | null;
  /** None where the count is withheld. */
  readonly examples: readonly string[];
};
export type ThemeCounts = {
  /** How many texts were written to the question; as told before, where so few are gone since that it would tell of them. */
  readonly texts: number;
  /** How many have been sorted; null where it would tell of too few. */
  readonly sorted: number | null;
  readonly themes: readonly ThemeCount[];
  /** There are more themes, that are withheld and whose names would say what a few have written. */
  readonly hasUnnamed: boolean;
  readonly minimumGroup: number;
  /** Fewer texts than the smallest group: nothing is told, not even how many. */
  readonly isWithheld: boolean;
};

/** What was told before: over which texts, and the figures. */
export type ToldThemes = {
  readonly toldOn: string;
  /** Everybody's among them; null: it is no longer known over which, and then nothing can be held against them. */
  readonly sets: readonly RowSet[] | null;
  readonly counts: ThemeCounts;
};

/** So many themes are asked about; the smallest beyond are withheld, or the ledger would take too long. */
const mostThemes = 40;

/**
 * Releases how many texts each theme has. A text may have several themes, so that themes, their total and everybody can
 * be added and subtracted in more ways than the groups of a table: the ledger that keeps figures under filters apart
 * (`createSetLedger`) decides here too. It begins with what has been told of the same question before, or the difference
 * between two reports would be a few texts.
 *
 * The largest themes are asked about first, and how many are sorted last: what is withheld is then of as few texts as
 * may be. A theme whose new number is withheld keeps the one that was told, with its day. One that is withheld and is no
 * heading is not named either: a code in the words of its texts tells what they say.
 *
 * A text that is erased is still one of those that figures were told over. Held against them, figures without it would
 * tell what it was about: so they stay as they were told, how many were written too, until enough has changed.
 *
 * @param request.everybody the texts that there are, of all there have been at a telling; other sets are over the same
 * @param request.sorted texts with any code, in a theme or not
 * @returns the figures, and the sets of texts they were told over, to be handed in next time
 */
export function releaseThemes(
  request: {
    readonly everybody: RowSet;
    readonly sorted: RowSet;
    readonly themes: readonly SortedTheme[];
    readonly before: readonly ToldThemes[];
  },
  policy: DisclosurePolicy,
): { readonly counts: Released<ThemeCounts>; readonly sets: readonly RowSet[] } {
  const { everybody, sorted, themes, before } = request;
  const { minimumGroup } = policy;
  const written = countRows(everybody);
  if (!isLargeEnough(written, policy)) {
    const counts = {
      texts: 0,
      sorted: null,
      themes: [],
      hasUnnamed: false,
      minimumGroup,
      isWithheld: written > 0,
    };
    return { counts: stamp(counts), sets: [] };
  }
  const ledger = createSetLedger(everybody.rowCount, policy);
  const remembers = ({ sets }: ToldThemes) =>
    sets !== null && unique(sets).every((set) => ledger.admit([{ sets: [set], measures: [] }]));
  // What cannot be held against all that was told is not told.
  const canTell = before.every(remembers);
  const told: RowSet[] = [];
  const isTold = (set: RowSet) => {
    const isAdmitted = canTell && ledger.admit([{ sets: [set], measures: [] }]);
    if (isAdmitted) told.push(set);
    return isAdmitted;
  };
  const last = before.at(-1);
  const isEverybodyTold = isTold(everybody);
  const texts = last && !isEverybodyTold ? last.counts.texts : written;
  const earlier = new Set(before.flatMap(({ sets }) => (sets ?? []).map(keyOf)));
  // While few are gone, a theme that has lost one and one that has not look alike: as they were told.
  const isNews = (set: RowSet) => isEverybodyTold || !earlier.has(keyOf(set));
  const bySize = themes
    .map((theme) => ({ theme, size: countRows(theme.texts) }))
    .toSorted((a, b) => b.size - a.size || (keyOf(a.theme.texts) < keyOf(b.theme.texts) ? -1 : 1));
  const released = bySize.map(({ theme, size }, place): ThemeCount => {
    const { themeId, name, examples } = theme;
    // An empty theme is as telling as a small one: that nobody wrote of it.
    const standing = lastTold(theme, before);
    if (size > 0 && place < mostThemes && isTold(theme.texts)) {
      if (standing.count === size && !isNews(theme.texts)) return { themeId, name, ...standing };
      return { themeId, name, count: size, share: size / texts, asOf: null, examples };
    }
    return { themeId, name, ...standing };
  });
  const headings = new Set(themes.filter(({ isHeading }) => isHeading).map(({ themeId }) => themeId));
  const named = released.filter((one) => hasCount(one) || headings.has(one.themeId));
  const counts: ThemeCounts = {
    texts,
    sorted: countRows(sorted) === 0 ? 0 : isTold(sorted) ? countRows(sorted) : null,
    // In the order of their names: that of their sizes would tell which of the withheld is the smallest.
    themes: [
      ...named.filter(hasCount).toSorted(byCount),
      ...named.filter((one) => !hasCount(one)).toSorted(byName),
    ],
    hasUnnamed: named.length < released.length,
    minimumGroup,
    isWithheld: false,
  };
  return { counts: stamp(counts), sets: told };
}

/** The figure of the last telling that had one, with what it was told with of what still stands as examples. */
function lastTold({ themeId, examples }: SortedTheme, before: readonly ToldThemes[]) {
  for (const { toldOn, counts } of before.toReversed()) {
    const had = counts.themes.find((theme) => theme.themeId === themeId);
    if (!had || had.count === null) continue;
    const { count, share, asOf } = had;
    const still = had.examples.filter((example) => examples.includes(example));
    return { count, share, asOf: asOf ?? toldOn, examples: still };
  }
  return { count: null, share: null, asOf: null, examples: [] };
}

const hasCount = ({ count }: ThemeCount) => count !== null;
const byName = (a: ThemeCount, b: ThemeCount) =>
  a.name.localeCompare(b.name, 'nb') || (a.themeId < b.themeId ? -1 : 1);
// Of two with one number, by name: the order of their sizes now would tell which of them has changed since it was told.
const byCount = (a: ThemeCount, b: ThemeCount) => b.count! - a.count! || byName(a, b);
const unique = (sets: readonly RowSet[]) => [...new Map(sets.map((set) => [keyOf(set), set])).values()];
