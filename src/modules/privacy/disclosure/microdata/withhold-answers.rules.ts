import { type DisclosurePolicy, isLargeEnough } from '../minimum-group.rules.ts';

/** What can be known of a respondent from outside: `fixed` is kept as it is, each of `answers` may be withheld. */
export type KnownRow = {
  /** Random, and nobody's: decides which of several alike rows is withheld, and nothing else. */
  readonly id: string;
  /** The office as it is shown. */
  readonly fixed: string;
  /** The identifying answers, one text each; the same text is the same answer. */
  readonly answers: readonly string[];
};

/** Rows that are shown alike. */
type Group = { readonly fixed: string; readonly shown: readonly Shown[]; readonly rows: readonly Member[] };
type Shown = string | null;
type Member = { readonly place: number; readonly row: KnownRow };

/**
 * Which identifying answers to withhold, so that
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
 * @param rows every `fixed` has at least `minimumGroup` rows, so that withholding all identifying answers is enough
 * @returns for each row, in the order given, which of its answers are withheld
 */
export function withheldAnswers(rows: readonly KnownRow[], policy: DisclosurePolicy): boolean[][] {
  const byOffice = groupBy(rows.map(memberOf), ({ row }) => row.fixed);
  const groups = [...byOffice.values()].flatMap((office) => joinSmall(office, policy));
  const withheld = rows.map(({ answers }) => answers.map(() => false));
  for (const { shown, rows: members } of withholdEnough(groups, policy)) {
    for (const { place } of members) withheld[place] = shown.map((answer) => answer === null);
  }
  return withheld;
}

const memberOf = (row: KnownRow, place: number): Member => ({ place, row });

/** The groups of one office, joined until none is too small. */
function joinSmall(members: readonly Member[], policy: DisclosurePolicy): Group[] {
  const alike = groupBy(members, ({ row }) => JSON.stringify(row.answers));
  const groups = new Map<string, Group>();
  for (const rows of alike.values()) {
    const { fixed, answers } = rows[0]!.row;
    put(groups, { fixed, shown: answers, rows });
  }
  while (true) {
    const small = smallestUnder(groups, policy);
    // The last group of all is the whole office.
    if (!small || groups.size === 1) return [...groups.values()];
    const { partner, shown, taken } = cheapestJoin(small, groups, policy);
    groups.delete(keyOf(small));
    groups.delete(keyOf(partner));
    if (taken < partner.rows.length) put(groups, { ...partner, rows: byId(partner.rows).slice(taken) });
    put(groups, { ...small, shown, rows: [...small.rows, ...byId(partner.rows).slice(0, taken)] });
  }
}

function smallestUnder(groups: ReadonlyMap<string, Group>, policy: DisclosurePolicy): Group | undefined {
  return [...groups.values()]
    .filter(({ rows }) => !isLargeEnough(rows.length, policy))
    .sort((a, b) => a.rows.length - b.rows.length || compare(keyOf(a), keyOf(b)))[0];
}

type Join = { readonly partner: Group; readonly shown: readonly Shown[]; readonly taken: number };

/** The group to join with, and how many of its rows: fewest answers withheld, then fewest rows, then by what is shown. */
function cheapestJoin(small: Group, groups: ReadonlyMap<string, Group>, policy: DisclosurePolicy): Join {
  const joins = [...groups.values()]
    .filter((group) => group !== small)
    .map((partner) => {
      const shown = small.shown.map((answer, at) => (answer === partner.shown[at] ? answer : null));
      const lostByPartner = newlyWithheld(partner.shown, shown);
      const needed = policy.minimumGroup - small.rows.length;
      const canSplit = lostByPartner > 0 && isLargeEnough(partner.rows.length - needed, policy);
      const taken = canSplit ? needed : partner.rows.length;
      const cost = newlyWithheld(small.shown, shown) * small.rows.length + lostByPartner * taken;
      return { partner, shown, taken, cost };
    })
    .sort((a, b) => a.cost - b.cost || a.taken - b.taken || compare(keyOf(a.partner), keyOf(b.partner)));
  return joins[0]!;
}

function newlyWithheld(before: readonly Shown[], after: readonly Shown[]): number {
  return before.filter((answer, at) => answer !== null && after[at] === null).length;
}

/** Withholds an answer from more of those who gave it, where it is withheld from few and shown for others. */
function withholdEnough(first: readonly Group[], policy: DisclosurePolicy): Group[] {
  const groups = new Map(first.map((group) => [keyOf(group), group]));
  while (true) {
    const thin = thinAnswer([...groups.values()], policy);
    if (!thin) return [...groups.values()];
    const { at, answer, lacking } = thin;
    const moves = [...groups.values()]
      .filter(({ shown }) => shown[at] === answer)
      .map((from) => {
        const shown = from.shown.with(at, null);
        const isThere = groups.has(keyOf({ ...from, shown }));
        const least = isThere ? lacking : Math.max(lacking, policy.minimumGroup);
        const taken = isLargeEnough(from.rows.length - least, policy) ? least : from.rows.length;
        return { from, shown, taken };
      })
      .sort((a, b) => a.taken - b.taken || compare(keyOf(a.from), keyOf(b.from)));
    const { from, shown, taken } = moves[0]!;
    groups.delete(keyOf(from));
    if (taken < from.rows.length) put(groups, { ...from, rows: byId(from.rows).slice(taken) });
    put(groups, { ...from, shown, rows: byId(from.rows).slice(0, taken) });
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
        const answer = row.answers[at]!;
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

function put(groups: Map<string, Group>, group: Group): void {
  const key = keyOf(group);
  const there = groups.get(key);
  groups.set(key, there ? { ...there, rows: [...there.rows, ...group.rows] } : group);
}

const keyOf = ({ fixed, shown }: Group) => JSON.stringify([fixed, shown]);
const byId = (rows: readonly Member[]) => rows.toSorted((a, b) => compare(a.row.id, b.row.id));
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
