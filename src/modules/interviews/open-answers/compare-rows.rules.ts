import type { Anchor } from '../coding/anchors/anchor.ts';
import {
  type ComparedTurn,
  compareCoders,
  type SideCounts,
  sameWords,
} from '../coding/coders/compare.rules.ts';
import type { Coding, CodingState } from '../coding/log/replay.ts';
import type { TextRow } from './rows.rules.ts';
import { wholeQuestion } from './whole-question.ts';

/** What one of two has made of the lines of a question. */
export type RowSideCounts = Omit<SideCounts, 'words'> & {
  /** Lines with any code of theirs. */
  readonly lines: number;
};
/** A line, with what two have made of it. */
export type ComparedRow = ComparedTurn & {
  readonly key: string;
  readonly text: string;
  readonly texts: number;
};
export type RowsCompared = {
  readonly first: RowSideCounts;
  readonly second: RowSideCounts;
  /** Lines that both have coded, whatever they called them; that one of them has, and all there are. */
  readonly lines: { readonly both: number; readonly either: number; readonly all: number };
  readonly rows: readonly ComparedRow[];
};

/**
 * Lays two people's codes of a question side by side, line by line: texts that say the same are coded together, and count
 * once, as in `agreementOfTexts`. Lines are apart where both have an opinion and not the same: whoever has coded any of a
 * line has one, and so has whoever has finished the question.
 */
export function compareRows(given: {
  readonly rows: readonly TextRow[];
  readonly state: Pick<CodingState, 'codings' | 'codes' | 'finished'>;
  readonly first: string;
  readonly second: string;
}): RowsCompared {
  const { rows, state, first, second } = given;
  const words = new Map(state.codes.map((code) => [code.codeId, sameWords(code.words)]));
  const byText = Map.groupBy(
    state.codings.filter(({ personId }) => personId === first || personId === second),
    ({ interviewId }) => interviewId,
  );
  const hasFinished = (personId: string) =>
    state.finished.some((one) => one.interviewId === wholeQuestion && one.personId === personId);
  const [firstIsDone, secondIsDone] = [hasFinished(first), hasFinished(second)];
  const sides = { first: newSide(), second: newSide() };
  let [both, either] = [0, 0];
  const compared = rows.map((row, index): ComparedRow => {
    const end = Math.max(1, row.text.length);
    const turns = [{ start: 0, end, speaker: '', startMs: null, endMs: null }];
    const codings = codingsOfRow(row, byText, words);
    const transcript = { text: row.text, turns };
    const one = compareCoders({ transcript, codings, codes: state.codes, first, second });
    const [turn] = one.turns as [ComparedTurn];
    addTo(sides.first, one.first, turn.first);
    addTo(sides.second, one.second, turn.second);
    const [hasFirst, hasSecond] = [one.first.passages > 0, one.second.passages > 0];
    if (hasFirst && hasSecond) both += 1;
    if (hasFirst || hasSecond) either += 1;
    const isOfBoth = (hasFirst || firstIsDone) && (hasSecond || secondIsDone);
    const isAlike = [...turn.first, ...turn.second].every(({ meets }) => meets === 'sameCode');
    const { key, text, texts } = row;
    return { ...turn, index, key, text, texts: texts.length, isApart: isOfBoth && !isAlike };
  });
  return {
    first: countsOf(sides.first),
    second: countsOf(sides.second),
    lines: { both, either, all: rows.length },
    rows: compared,
  };
}

/** Everybody's codes of a line, each once: what stands on another text that says the same stands on the line. */
function codingsOfRow(
  row: TextRow,
  byText: ReadonlyMap<string, readonly Coding[]>,
  words: ReadonlyMap<string, string>,
): readonly Coding[] {
  const kept = new Map<string, Coding>();
  for (const { textId, text } of row.texts) {
    for (const coding of byText.get(textId) ?? []) {
      const anchor = text === row.text ? coding.anchor : wholeOf(coding.anchor, row.text);
      const key = `${coding.personId} ${anchor.start} ${anchor.end} ${words.get(coding.codeId) ?? ''}`;
      if (!kept.has(key)) kept.set(key, { ...coding, anchor });
    }
  }
  return [...kept.values()];
}

const wholeOf = (anchor: Anchor, text: string): Anchor => {
  return { ...anchor, start: 0, end: text.length, quote: text };
};

type Side = ReturnType<typeof newSide>;
const newSide = () => ({
  passages: 0,
  sameCode: 0,
  otherCode: 0,
  alone: 0,
  lines: 0,
  codes: new Set<string>(),
});

function addTo(side: Side, counts: SideCounts, codings: ComparedTurn['first']): void {
  side.passages += counts.passages;
  side.sameCode += counts.sameCode;
  side.otherCode += counts.otherCode;
  side.alone += counts.alone;
  if (counts.passages > 0) side.lines += 1;
  for (const { words } of codings) side.codes.add(sameWords(words));
}

const countsOf = ({ codes, ...counts }: Side): RowSideCounts => ({ ...counts, codes: codes.size });
