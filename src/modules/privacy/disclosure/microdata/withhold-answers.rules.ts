import { type DisclosurePolicy, isLargeEnough } from '../minimum-group.rules.ts';

/** What can be known of a respondent from outside. */
export type KnownRow = {
  /** Random, and nobody's: decides which of several alike rows is withheld, and nothing else. */
  readonly id: string;
  /** Office and identifying answers, one text each; the same text is the same answer. Null is withheld already. */
  readonly answers: readonly (string | null)[];
};

/** Rows that are shown alike. */
type Group = {
  readonly key: string;
  readonly shown: readonly Shown[];
  readonly rows: readonly Member[];
};
type Shown = string | null;
type Member = { readonly place: number; readonly row: KnownRow };

/**
 * Which of what is known to withhold, so that
 *
 * - whoever knows everybody's office and identifying answers finds at least `minimumGroup` rows that are shown alike
 *   for each person (k-anonymity; Sweeney 2002, "Achieving k-anonymity privacy protection using generalization and
 *   suppression", IJUFKS 10:571–588), a withheld answer counting as an answer of its own;
 * - each answer is withheld for nobody, for everybody who gave it, or for at least `minimumGroup` of them: otherwise a
 *   table of all who gave it, less those who are shown, would be about the few (complementary suppression; Hundepool
 *   et al., "Statistical Disclosure Control", Wiley 2012, §4.4).
 *
 * Fewest answers withheld is NP-hard (Meyerson & Williams, PODS 2004), so it goes by steps (local suppression;
 * Hundepool et al. §3.3): the smallest group that is too small is joined with the one where that withholds fewest
 * answers, taking no more of a large group than is needed. Nothing is drawn: the same answers, in whatever order, give
 * the same result, so that two exports are never each other's key.
 *
 * @param rows at least `minimumGroup`, or none, so that withholding everything is enough
 * @returns for each row, in the order given, which of its answers are withheld
 */
export function withheldAnswers(rows: readonly KnownRow[], policy: DisclosurePolicy): boolean[][] {
  const withheld = rows.map(({ answers }) => answers.map(() => false));
  for (const { shown, rows: members } of withholdEnough(joinSmall(rows, policy), policy)) {
    for (const { place } of members) withheld[place] = shown.map((answer) => answer === null);
  }
  return withheld;
}

/** Everybody in groups of those shown alike, joined until none is too small. */
function joinSmall(rows: readonly KnownRow[], policy: DisclosurePolicy): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const members of alike(rows)) put(groups, members[0]!.row.answers, members);
  while (true) {
    const small = smallestUnder(groups, policy);
    // The last group of all is everybody.
    if (!small || groups.size === 1) return groups;
    const { partner, shown, taken } = cheapestJoin(small, groups, policy);
    groups.delete(small.key);
    move(groups, partner, shown, taken);
    put(groups, shown, small.rows);
  }
}

function smallestUnder(groups: ReadonlyMap<string, Group>, policy: DisclosurePolicy): Group | undefined {
  let smallest: Group | undefined;
  for (const group of groups.values()) {
    if (isLargeEnough(group.rows.length, policy)) continue;
    const by = smallest ? group.rows.length - smallest.rows.length : -1;
    if (by < 0 || (by === 0 && group.key < smallest!.key)) smallest = group;
  }
  return smallest;
}

type Join = {
  readonly partner: Group;
  readonly shown: readonly Shown[];
  readonly taken: number;
  readonly cost: number;
};

/** The group to join with, and how many of its rows: fewest answers withheld, then fewest rows, then by what is shown. */
function cheapestJoin(small: Group, groups: ReadonlyMap<string, Group>, policy: DisclosurePolicy): Join {
  let best: Join | undefined;
  for (const partner of groups.values()) {
    if (partner === small) continue;
    const shown = small.shown.map((answer, at) => (answer === partner.shown[at] ? answer : null));
    const lostByPartner = newlyWithheld(partner.shown, shown);
    const needed = policy.minimumGroup - small.rows.length;
    const canSplit = lostByPartner > 0 && isLargeEnough(partner.rows.length - needed, policy);
    const taken = canSplit ? needed : partner.rows.length;
    const cost = newlyWithheld(small.shown, shown) * small.rows.length + lostByPartner * taken;
    const by = best ? cost - best.cost || taken - best.taken : -1;
    if (by < 0 || (by === 0 && partner.key < best!.partner.key)) best = { partner, shown, taken, cost };
  }
  return best!;
}

function newlyWithheld(before: readonly Shown[], after: readonly Shown[]): number {
  let count = 0;
  for (const [at, answer] of before.entries()) if (answer !== null && after[at] === null) count += 1;
  return count;
}

/** Withholds an answer from more of those who gave it, where it is withheld from few and shown for others. */
function withholdEnough(groups: Map<string, Group>, policy: DisclosurePolicy): Group[] {
  while (true) {
    const thin = thinAnswer([...groups.values()], policy);
    if (!thin) return [...groups.values()];
    const { at, answer, lacking } = thin;
    const [first] = [...groups.values()]
      .filter(({ shown }) => shown[at] === answer)
      .map((from) => {
        const shown = from.shown.with(at, null);
        const least = groups.has(keyOf(shown)) ? lacking : Math.max(lacking, policy.minimumGroup);
        const taken = isLargeEnough(from.rows.length - least, policy) ? least : from.rows.length;
        return { from, shown, taken };
      })
      .sort((a, b) => a.taken - b.taken || compare(a.from.key, b.from.key));
    move(groups, first!.from, first!.shown, first!.taken);
  }
}

/** An answer that is withheld from fewer than the minimum, and shown for others who gave it. */
function thinAnswer(groups: readonly Group[], policy: DisclosurePolicy) {
  const questions = groups[0]?.shown.length ?? 0;
  for (let at = 0; at < questions; at += 1) {
    const hidden = new Map<string, number>();
    const shownFor = new Set<string>();
    for (const { shown, rows } of groups) {
      for (const { row } of rows) {
        const answer = row.answers[at];
        if (answer === null || answer === undefined) continue;
        if (shown[at] === null) hidden.set(answer, (hidden.get(answer) ?? 0) + 1);
        else shownFor.add(answer);
      }
    }
    const thin = [...hidden.entries()]
      .filter(([answer, count]) => shownFor.has(answer) && !isLargeEnough(count, policy))
      .sort(([a], [b]) => compare(a, b))[0];
    if (thin) return { at, answer: thin[0], lacking: policy.minimumGroup - thin[1] };
  }
  return undefined;
}

/** So many rows of a group, the first by their random ids, are shown as `shown`; the others as before. */
function move(groups: Map<string, Group>, from: Group, shown: readonly Shown[], count: number): void {
  const rows = from.rows.toSorted((a, b) => compare(a.row.id, b.row.id));
  groups.delete(from.key);
  if (count < rows.length) put(groups, from.shown, rows.slice(count));
  put(groups, shown, rows.slice(0, count));
}

function put(groups: Map<string, Group>, shown: readonly Shown[], rows: readonly Member[]): void {
  const key = keyOf(shown);
  groups.set(key, { key, shown, rows: [...(groups.get(key)?.rows ?? []), ...rows] });
}

function alike(rows: readonly KnownRow[]): Iterable<Member[]> {
  const groups = new Map<string, Member[]>();
  for (const [place, row] of rows.entries()) {
    const key = keyOf(row.answers);
    const group = groups.get(key);
    if (group) group.push({ place, row });
    else groups.set(key, [{ place, row }]);
  }
  return groups.values();
}

const keyOf = (shown: readonly Shown[]) => JSON.stringify(shown);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
