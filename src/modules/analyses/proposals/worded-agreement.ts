import { comparable, isNoDegree, placeOfWord } from '#modules/studies/index.ts';
import type { CodebookVariable } from '../answers/codebook/codebook.ts';
import { prefixOf, stemOf } from './names.ts';

/** Answers in words, put in order. */
export type WordedAgreement = {
  readonly kind: 'agreement';
  readonly lowest: number;
  readonly points: number;
  readonly anchors: readonly [string, string];
  /** What each answer is called, from the lowest, as the file writes it. */
  readonly labels: readonly string[];
  readonly isRangeGuessed: true;
  /** Answers that are no degree, such as "don't know". */
  readonly guessedMissing: readonly string[];
};

type Worded = {
  readonly degrees: readonly string[];
  readonly none: readonly string[];
  readonly kind: string;
};
const numbered = /^(-?\d{1,3})\s*[-–—:.)=]?\s+(\p{L}.*)$/u;

/**
 * Finds out in which order answers stand that are written in words, from words that questionnaires use ("disagree",
 * "often") or from a number in front of them ("4 - agree"). Questions that belong together share their answers, so that
 * one that nobody chose in the one is known from the other.
 *
 * @returns by variable; those whose words have no known order are left out
 */
export function wordedAgreements(
  variables: readonly CodebookVariable[],
): ReadonlyMap<CodebookVariable, WordedAgreement> {
  const worded = new Map<CodebookVariable, Worded>();
  for (const variable of variables) {
    const found = wordsOf(variable);
    if (found) worded.set(variable, found);
  }
  const groups = Map.groupBy(worded.keys(), (variable) => groupOf(variable, worded.get(variable)!));
  const agreements = new Map<CodebookVariable, WordedAgreement>();
  for (const group of groups.values()) {
    const together = inOrder(group.flatMap((variable) => worded.get(variable)!.degrees));
    if (!together) continue;
    for (const variable of group)
      agreements.set(variable, { ...together, guessedMissing: worded.get(variable)!.none });
  }
  return agreements;
}

/** What the answers of a variable have in common: a kind of words, or numbers in front. */
function wordsOf({ kind, answers, valueLabels }: CodebookVariable): Worded | undefined {
  const texts = answers?.filter((answer) => typeof answer === 'string');
  if (kind !== 'text' || !texts || valueLabels.length > 0) return undefined;
  const none = texts.filter(isNoDegree);
  const degrees = texts.filter((text) => !isNoDegree(text));
  if (degrees.length < 2) return undefined;
  if (degrees.every((text) => numbered.test(text))) return { degrees, none, kind: 'numbered' };
  const [family, ...others] = new Set(degrees.map((text) => placeOfWord(text)?.family));
  return family === undefined || others.length > 0 ? undefined : { degrees, none, kind: family };
}

/** Questions counted alike belong together; others go by how many and which answers they have. */
function groupOf({ name, label }: CodebookVariable, { kind, degrees }: Worded): string {
  const together = stemOf(name) ?? prefixOf(label ?? name)?.toLowerCase();
  return JSON.stringify([kind, together ?? degrees.map(comparable).toSorted()]);
}

function inOrder(degrees: readonly string[]): Omit<WordedAgreement, 'guessedMissing'> | undefined {
  const rankOf = (text: string) => Number(numbered.exec(text)?.[1] ?? placeOfWord(text)?.rank);
  const byRank = new Map<number, string>();
  for (const text of degrees) if (!byRank.has(rankOf(text))) byRank.set(rankOf(text), text);
  const ranks = [...byRank.keys()].toSorted((a, b) => a - b);
  const labels = ranks.map((rank) => withoutNumber(byRank.get(rank)!));
  const [low, high] = [labels[0], labels.at(-1)];
  if (labels.length < 3 || labels.length > 11 || low === undefined || high === undefined) return undefined;
  const isNumbered = [...byRank.values()].every((text) => numbered.test(text));
  const isWhole = ranks.at(-1)! - ranks[0]! === ranks.length - 1;
  // Numbers with gaps between them: which answers are not there, nobody knows.
  if (isNumbered && !isWhole) return undefined;
  return {
    kind: 'agreement',
    lowest: isNumbered ? ranks[0]! : 1,
    points: labels.length,
    anchors: [low, high],
    labels,
    isRangeGuessed: true,
  };
}

function withoutNumber(text: string): string {
  return numbered.exec(text)?.[2] ?? text;
}
