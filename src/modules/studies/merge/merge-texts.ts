import { matchLines } from './match-lines.ts';

export type MergedTexts = {
  readonly text: string;
  /** How many places both had changed differently; there `mine` was taken. */
  readonly conflicts: number;
};

/**
 * Joins two changes of one text, line by line (diff3). Where only one of them has changed something, that change is
 * taken; where both have, mine.
 *
 * @example mergeTexts({ base: 'a\nb', mine: 'a\nB', theirs: 'A\nb' }).text // 'A\nB'
 */
export function mergeTexts(texts: {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}): MergedTexts {
  const [base, mine, theirs] = [texts.base, texts.mine, texts.theirs].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ];
  const inMine = matchLines(base, mine);
  const inTheirs = matchLines(base, theirs);
  const merged: string[] = [];
  let conflicts = 0;
  const from = { base: 0, mine: 0, theirs: 0 };
  for (let line = 0; line <= base.length; line += 1) {
    const isEnd = line === base.length;
    if (!isEnd && (inMine[line] === -1 || inTheirs[line] === -1)) continue;
    const to = {
      base: line,
      mine: isEnd ? mine.length : inMine[line]!,
      theirs: isEnd ? theirs.length : inTheirs[line]!,
    };
    const pieces = {
      base: base.slice(from.base, to.base),
      mine: mine.slice(from.mine, to.mine),
      theirs: theirs.slice(from.theirs, to.theirs),
    };
    const isMineChanged = !isSame(pieces.base, pieces.mine);
    const isTheirsChanged = !isSame(pieces.base, pieces.theirs);
    if (isMineChanged && isTheirsChanged && !isSame(pieces.mine, pieces.theirs)) conflicts += 1;
    merged.push(...(isMineChanged ? pieces.mine : pieces.theirs));
    if (!isEnd) merged.push(base[line]!);
    Object.assign(from, { base: to.base + 1, mine: to.mine + 1, theirs: to.theirs + 1 });
  }
  return { text: merged.join('\n'), conflicts };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
