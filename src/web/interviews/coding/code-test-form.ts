import { type SentStep, sentStepSchema } from '#modules/interviews/index.ts';

/** What the form of the code test asks for, and whether it leads on to the next code; null: no words were written. */
export function codeTestStep(
  form: FormData,
): { readonly step: SentStep; readonly codeId: string; readonly goesOn: boolean } | null {
  const said = (name: string) => String(form.get(name) ?? '');
  const codeId = said('code');
  const isReworded = said('do') === 'reword';
  const step = isReworded
    ? { kind: 'codeReworded', codeId, words: said('words') }
    : {
        kind: 'codeTested',
        codeId,
        words: said('words'),
        couldBeWrittenBefore: said('before') === 'yes',
        saysWhatWasSaid: said('says') === 'yes',
      };
  const sent = sentStepSchema.safeParse({ eventId: crypto.randomUUID(), step });
  if (!sent.success) return null;
  const isPassed = said('before') === 'no' && said('says') === 'yes';
  return { step: sent.data, codeId, goesOn: !isReworded && isPassed };
}

/** Which code is asked about: the one that is named, else the next that is left after one that was passed over. */
export function codeToTest<Code extends { readonly codeId: string }>(
  codes: readonly Code[],
  left: readonly Code[],
  query: URLSearchParams,
): Code | null {
  const named = codes.find(({ codeId }) => codeId === query.get('code'));
  // On from the one that was passed over, and round again.
  const after = codes.findIndex(({ codeId }) => codeId === query.get('after'));
  return named ?? left.find((code) => codes.indexOf(code) > after) ?? left[0] ?? null;
}
