import type { OverviewRow } from './overview-row.ts';

/** The one thing to do next with the interviews of a study. */
export type NextStep =
  | { readonly kind: 'guide' | 'sheet' | 'sheetDraft' | 'informants' | 'done' }
  | {
      readonly kind: 'consent' | 'hold' | 'transcribe' | 'names' | 'code';
      /** What the interview is called. */
      readonly name: string;
      readonly informantId: string;
      readonly interviewId: string;
    };

/** What comes first: what all the interviews need, and then the interview that has come least far. */
export function nextStepOf(known: {
  readonly hasGuide: boolean;
  readonly sheet: 'none' | 'draft' | 'inUse';
  readonly rows: readonly OverviewRow[];
}): NextStep {
  if (!known.hasGuide) return { kind: 'guide' };
  if (known.sheet === 'none') return { kind: 'sheet' };
  if (known.sheet === 'draft') return { kind: 'sheetDraft' };
  const here = known.rows.filter(({ withdrawnOn }) => withdrawnOn === null);
  if (here.length === 0) return { kind: 'informants' };
  const firstWho = (lacks: (row: OverviewRow) => boolean) => here.find(lacks);
  const steps = [
    ['consent', firstWho(({ consent }) => consent === null)],
    // A talk that is recorded or written out has been held, whether anybody has said the day or not.
    ['hold', firstWho((row) => row.heldOn === null && row.recording === 'none' && row.transcript === 'none')],
    ['transcribe', firstWho(({ transcript }) => transcript === 'none')],
    ['names', firstWho(({ transcript }) => transcript === 'draft')],
    ['code', firstWho(({ passages }) => passages === 0)],
  ] as const;
  for (const [kind, row] of steps) {
    if (!row?.interviewId) continue;
    const { name, informantId, interviewId } = row;
    return { kind, name, informantId, interviewId };
  }
  return { kind: 'done' };
}
