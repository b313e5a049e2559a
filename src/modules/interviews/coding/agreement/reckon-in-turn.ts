import { setImmediate } from 'node:timers/promises';
import type { AgreementRow, ReckonedRow } from './agreement.ts';

/** Reckons rows one after another, and lets whoever else asks something of the server come in between. */
export async function* reckonInTurn(rows: readonly AgreementRow[]): AsyncGenerator<ReckonedRow> {
  for (const { kind, name, used, reckon } of rows) {
    yield { kind, name, used, ...reckon() };
    await setImmediate();
  }
}
