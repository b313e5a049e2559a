/** Why a statistic cannot be given. */
export type StatisticsErrorCode =
  | 'zero-variance'
  | 'too-few-cases'
  | 'collinear'
  | 'never-together'
  | 'empty-cell'
  | 'too-few-groups'
  | 'too-few-items'
  | 'invalid-argument'
  | 'full-leverage'
  | 'separation'
  | 'not-identified'
  | 'not-converged';

/**
 * A statistic was refused: the data or the arguments do not determine it.
 *
 * @example
 * throw new StatisticsError('invalid-argument', 'degreesOfFreedom must be a number above 0, but is -1');
 */
export class StatisticsError extends Error {
  override readonly name = 'StatisticsError';
  readonly code: StatisticsErrorCode;

  constructor(code: StatisticsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
