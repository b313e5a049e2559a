import { constants } from 'node:os';

/** A child's end as an exit code of our own, as shells say it: one that was killed ends with 128 and the signal. */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}
