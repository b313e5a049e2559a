/** An item's part in a scale: its answers and, when reversed, the sum of the lowest and highest possible answer. */
export type ScaleItem = {
  readonly answers: Float64Array;
  /** lowest + highest for a reversed item, so that reversed = this − answer; null when it counts as it stands. */
  readonly reversedAround: number | null;
};

/** The answer as it counts in the scale. */
export function turned(answer: number, item: ScaleItem): number {
  return item.reversedAround === null ? answer : item.reversedAround - answer;
}

/**
 * Scale scores, one per person: the mean of the items answered, for those who answered enough of them.
 *
 * A sum score is that mean times the number of items, so that a skipped item counts as the person's own mean
 * and not as zero. With all items answered it is the plain sum.
 *
 * @param items columns of equal length; NaN is no answer
 * @param minimumAnswered smallest share of the items that must be answered, 0 to 1
 * @returns NaN where too few items are answered
 */
export function scoreScale(
  items: readonly ScaleItem[],
  score: 'mean' | 'sum',
  minimumAnswered: number,
): Float64Array {
  const rowCount = items[0]?.answers.length ?? 0;
  const scores = new Float64Array(rowCount).fill(Number.NaN);
  for (let row = 0; row < rowCount; row += 1) {
    let sum = 0;
    let answered = 0;
    for (const item of items) {
      const answer = item.answers[row]!;
      if (Number.isNaN(answer)) continue;
      sum += turned(answer, item);
      answered += 1;
    }
    const isEnough = answered > 0 && answered / items.length >= minimumAnswered;
    if (!isEnough) continue;
    const mean = sum / answered;
    scores[row] = score === 'mean' ? mean : answered === items.length ? sum : mean * items.length;
  }
  return scores;
}
