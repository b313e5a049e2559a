import { data } from 'react-router';
import { isDomainError } from '#platform/errors.ts';
import { languageOf } from '#web/language/language.ts';
import { type SaidRefusal, sayRefusal } from '#web/work/say-refusal.ts';

/** Does something; when it is refused, says why in the reader's language. What one may not do is a page of its own. */
export async function refused(request: Request, act: () => Promise<unknown>): Promise<SaidRefusal | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === 'not-allowed') throw data(null, { status: 403 });
    return sayRefusal(error, languageOf(request));
  }
}

export async function fileIn(
  form: FormData,
  field: string,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null> {
  const value = form.get(field);
  if (value === null || typeof value === 'string' || (value.name === '' && value.size === 0)) return null;
  return { fileName: value.name || field, bytes: new Uint8Array(await value.arrayBuffer()) };
}

export const textOf = (form: FormData, field: string) =>
  String(form.get(field) ?? '').replaceAll('\r\n', '\n');
