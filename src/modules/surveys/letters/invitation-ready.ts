import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { Place } from '../tables.server.ts';
import { templatesOf } from './letter-plans.server.ts';
import { defaultTemplate, missingPlaces } from './template.ts';

/**
 * Whether the invitation has a subject, words and the link in every language of the study. Pages refuse to save one that
 * has not; words may also come with a wave that is restored from elsewhere.
 */
export async function isInvitationReady(
  database: Database,
  place: Place,
  languages: readonly Language[],
): Promise<boolean> {
  const own = await templatesOf(database, place, 'invitation');
  return languages.every((language) => {
    const template = own.get(language) ?? defaultTemplate('invitation', language);
    const hasWords = template.subject.trim() !== '' && template.text.trim() !== '';
    return hasWords && missingPlaces('invitation', template).length === 0;
  });
}
