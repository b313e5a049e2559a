import { isDomainError } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';

/** Does what was asked for; an expected refusal comes back as its sentence, and everything else is a fault of ours. */
export async function refusalOf(asked: () => Promise<unknown>, language: Language): Promise<string | null> {
  try {
    await asked();
    return null;
  } catch (error) {
    if (isDomainError(error)) return error.text[language];
    throw error;
  }
}
