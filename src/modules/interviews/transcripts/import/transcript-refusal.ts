import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';

/** A file of a transcript that cannot be taken in: one sentence of why, and what to do. */
export function transcriptRefusal<Inputs>(
  say: (inputs: Inputs, options: { locale: Language }) => string,
  inputs: Inputs,
): DomainError {
  return new DomainError(
    'transcript-file',
    inAllLanguages((locale) => say(inputs, { locale })),
  );
}
