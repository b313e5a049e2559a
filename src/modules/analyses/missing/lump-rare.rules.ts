type Pattern = { readonly observed: readonly boolean[]; readonly n: number };

export type LumpedPatterns<P extends Pattern> = {
  readonly complete: number;
  readonly shown: readonly P[];
  readonly others: { readonly patterns: number; readonly n: number };
};

/**
 * Which combinations of missing answers may be shown: those that enough people have in common. The others are one
 * lump, and where that holds too few, the rarest shown goes into it too, so that it does not come back as the
 * difference to the whole. How many answered everything is told whatever: how many lack each variable is, too.
 *
 * @param patterns the most common first
 */
export function lumpRare<P extends Pattern>(patterns: readonly P[], minimumGroup: number): LumpedPatterns<P> {
  const incomplete = patterns.filter(({ observed }) => observed.includes(false));
  const complete = patterns.find(({ observed }) => !observed.includes(false))?.n ?? 0;
  let shown = incomplete.filter(({ n }) => n >= minimumGroup).length;
  const rest = () => incomplete.slice(shown).reduce((sum, { n }) => sum + n, 0);
  while (shown > 0 && shown < incomplete.length && rest() < minimumGroup) shown -= 1;
  return {
    complete,
    shown: incomplete.slice(0, shown),
    others: { patterns: incomplete.length - shown, n: rest() },
  };
}
