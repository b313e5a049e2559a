/** The predictors that a regression names itself, over all its blocks; none where they are `significantIn ID`. */
export function namedPredictors({
  predictors,
  blocks,
}: {
  readonly predictors?: string | readonly string[] | undefined;
  readonly blocks?: readonly (readonly string[])[] | undefined;
}): readonly string[] {
  if (blocks) return blocks.flat();
  return predictors === undefined || typeof predictors === 'string' ? [] : predictors;
}
