import {
  anchorAt,
  findPassage,
  type OpenInterview,
  type RefusedWhy,
  type SentStep,
  sentStepSchema,
} from '#modules/interviews/index.ts';

/** A form that could not be taken, with what was written in it, so that nothing is lost. */
export type RefusedForm = {
  readonly kind: 'refused';
  readonly why: RefusedWhy | 'noWords' | 'notFound' | 'several' | 'noCode';
  readonly turn: number | null;
  readonly codingId: string | null;
  readonly copied: string;
  readonly words: string;
  /** Where the copied words stand, when they stand in several places. */
  readonly places: readonly {
    readonly start: number;
    readonly before: string;
    readonly quote: string;
    readonly after: string;
  }[];
};
type Filled = Omit<RefusedForm, 'kind' | 'why'>;
export type TakenForm =
  | RefusedForm
  | {
      readonly kind: 'taken';
      readonly sent: SentStep;
      readonly form: Filled;
      readonly did: 'code' | 'change';
      readonly mark: string | null;
    };

/** Makes a step of a form of the page, for those who have no script. */
export function takeForm(form: FormData, open: OpenInterview): TakenForm {
  const said = (name: string) => String(form.get(name) ?? '');
  const turn = /^\d{1,6}$/.test(said('turn')) ? Number(said('turn')) : null;
  const filled: Filled = {
    turn,
    codingId: said('coding') || null,
    places: [],
    copied: said('copied').slice(0, 20_000),
    words: said('words').slice(0, 1200),
  };
  if (said('do') === 'code') return codeForm(filled, said('place'), open);
  const { codingId } = filled;
  const codeId = said('code');
  const answered = (name: string) => said(name) === 'yes';
  const step = {
    undo: { kind: 'takenBack', eventId: said('event') },
    note: { kind: 'codeNoted', codeId, memo: said('memo') },
    finish: { kind: 'interviewFinished', interviewId: open.interview.interviewId, isFinished: true },
    unfinish: { kind: 'interviewFinished', interviewId: open.interview.interviewId, isFinished: false },
    remove: { kind: 'codingRemoved', codingId },
    reword: { kind: 'codeReworded', codeId, words: filled.words },
    test: {
      kind: 'codeTested',
      codeId,
      words: filled.words,
      couldBeWrittenBefore: answered('before'),
      saysWhatWasSaid: answered('says'),
    },
  }[said('do')];
  const sent = sentStepSchema.safeParse({ eventId: crypto.randomUUID(), step });
  if (!sent.success) {
    return { ...filled, kind: 'refused', why: said('do') === 'reword' ? 'noCode' : 'codeGone' };
  }
  const isGone = said('do') === 'remove' || codingId === null;
  const mark = isGone ? null : `coding-${codingId}`;
  return { kind: 'taken', sent: sent.data, form: filled, did: 'change', mark };
}

function codeForm(filled: Filled, place: string, open: OpenInterview): TakenForm {
  const { text, turns, interviewId, version } = open.transcript;
  const turn = turns[filled.turn ?? -1];
  const words = filled.words.replaceAll(/\s+/gu, ' ').trim();
  if (turn === undefined || filled.copied.trim() === '')
    return { ...filled, kind: 'refused', why: 'noWords' };
  const found = findPassage(text, turn, filled.copied);
  if (found.length === 0) return { ...filled, kind: 'refused', why: 'notFound' };
  const chosen = found.length === 1 ? found[0] : found.find(({ start }) => `${start}` === place);
  if (chosen === undefined) {
    const places = found.slice(0, 20).map(({ start, end }) => ({
      start,
      quote: text.slice(start, end),
      before: text.slice(Math.max(turn.start, start - 40), start),
      after: text.slice(end, Math.min(turn.end, end + 40)),
    }));
    return { ...filled, kind: 'refused', why: 'several', places };
  }
  const anchor = anchorAt(text, chosen);
  if (anchor === undefined) return { ...filled, kind: 'refused', why: 'notFound' };
  const isSame = (other: string) => other.toLocaleLowerCase('nb') === words.toLocaleLowerCase('nb');
  const known = open.codes.find((code) => isSame(code.words));
  const codingId = crypto.randomUUID();
  const passage = { codingId, interviewId, version, anchor };
  const sent = sentStepSchema.safeParse({
    eventId: crypto.randomUUID(),
    step: known
      ? { kind: 'passageCoded', codeId: known.codeId, ...passage }
      : { kind: 'codeWritten', codeId: crypto.randomUUID(), words, ...passage },
  });
  if (!sent.success) return { ...filled, kind: 'refused', why: 'noCode' };
  return { kind: 'taken', sent: sent.data, form: filled, did: 'code', mark: `coding-${codingId}` };
}
