import { StatisticsError, type StatisticsErrorCode } from '#statistics';

/**
 * Runs a computation that may refuse its input (no variance, too few cases) and says so as data.
 * Any other error is a fault of ours and goes on up.
 */
export function tryStatistic<T>(compute: () => T): { value: T } | { refused: StatisticsErrorCode } {
  try {
    return { value: compute() };
  } catch (error) {
    if (error instanceof StatisticsError) return { refused: error.code };
    throw error;
  }
}
