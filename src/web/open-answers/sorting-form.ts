import {
  findPassage,
  type OpenQuestion,
  type SentOpenStep,
  sentOpenStepSchema,
  wholeQuestion,
} from '#modules/interviews/index.ts';

export type SortingRefused = { readonly why: 'none' | 'words' | 'notFound' | 'gone'; readonly words: string };

/** Makes steps of a form of the sorting page, for those who have no script; or says what is missing in it. */
export function sortingSteps(
  form: FormData,
  open: OpenQuestion,
): { readonly steps: readonly SentOpenStep[]; readonly mark: string } | SortingRefused {
  const said = (name: string) => String(form.get(name) ?? '');
  const made = (step: object, mark = '') => {
    const read = sentOpenStepSchema.safeParse({ eventId: crypto.randomUUID(), step });
    return read.success ? { steps: [read.data], mark } : { why: 'gone' as const, words: said('words') };
  };
  if (form.has('remove')) return made({ kind: 'codingsRemoved', codingIds: said('remove').split(' ') });
  if (form.has('example')) return made({ kind: 'codingChosen', codingId: said('example'), isExample: true });
  if (form.has('noExample'))
    return made({ kind: 'codingChosen', codingId: said('noExample'), isExample: false });
  const isFinished = said('do') === 'finish';
  if (isFinished || said('do') === 'unfinish') {
    return made({ kind: 'interviewFinished', interviewId: wholeQuestion, isFinished });
  }
  if (said('do') === 'undo') return made({ kind: 'batchTakenBack', eventId: said('event') });
  const words = open.codes.find(({ codeId }) => codeId === said('known'))?.words ?? said('words');
  const texts = form.getAll('text').map(String);
  const [key] = texts;
  if (key === undefined) return { why: 'none', words };
  if (words.trim() === '') return { why: 'words', words };
  const copied = said('copied').trim();
  const row = open.rows.rows.find((one) => one.key === key);
  const [place, ...others] =
    copied === '' || !row ? [] : findPassage(row.text, { start: 0, end: row.text.length }, copied);
  if (copied !== '' && (texts.length > 1 || place === undefined || others.length > 0))
    return { why: 'notFound', words };
  const marked = place ? { start: place.start, end: place.end } : null;
  return made({ kind: 'textsCoded', codeId: crypto.randomUUID(), words, texts, marked }, `#text-${key}`);
}
