import type { Code, Coding, Finished, Open } from './state.ts';
import type { CodingEvent } from './steps.ts';

export function addCode(
  open: Open,
  { number, byName }: CodingEvent,
  given: { codeId: string; words: string },
) {
  if (open.codes.has(given.codeId)) return;
  open.codes.set(given.codeId, {
    codeId: given.codeId,
    words: given.words,
    test: null,
    testedWords: null,
    place: { kind: 'ungrouped' },
    memo: '',
    byName,
    number,
  });
}

export function addCoding(
  open: Open,
  { number, personId, byName }: CodingEvent,
  given: Pick<Coding, 'codingId' | 'codeId' | 'interviewId' | 'version' | 'anchor'>,
): boolean {
  if (open.codings.has(given.codingId)) return false;
  const { codingId, codeId, interviewId, version, anchor } = given;
  open.codings.set(codingId, {
    codingId,
    codeId,
    interviewId,
    version,
    anchor,
    personId,
    byName,
    number,
  });
  return true;
}

export function changeCode(
  open: Open,
  codeId: string,
  change: Partial<Code> & { testedWords?: string },
): void {
  const code = open.codes.get(codeId);
  if (code !== undefined) open.codes.set(codeId, { ...code, ...change });
}

export function changeCoding(open: Open, codingId: string, change: Partial<Coding>): void {
  const coding = open.codings.get(codingId);
  if (coding !== undefined) open.codings.set(codingId, { ...coding, ...change });
}

/** A step that was taken back changed what it was about by that, for whoever asks what is new. */
export function markChanged(open: Open, { step }: CodingEvent, number: number): void {
  if ('codeId' in step) changeCode(open, step.codeId, { number });
  if ('codingId' in step) changeCoding(open, step.codingId, { number });
}

export function takeFinished(
  open: Open,
  { personId, byName }: CodingEvent,
  { interviewId, isFinished }: { readonly interviewId: string; readonly isFinished: boolean },
): void {
  const isIt = (one: Finished) => one.interviewId === interviewId && one.personId === personId;
  const others = open.finished.filter((one) => !isIt(one));
  open.finished = isFinished ? [...others, { interviewId, personId, byName }] : others;
}
