import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { Place } from '../tables.server.ts';
import { templatesOf } from './letter-plans.server.ts';
import { placeFaults } from './places.rules.ts';
import { defaultTemplate, missingPlaces } from './template.ts';

/**
 * Whether the invitation has a subject, words, the link, and nothing odd about its places, in every language of the study. Pages refuse to save one that
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
    const isMissing = missingPlaces('invitation', template).length > 0;
    return hasWords && !isMissing && placeFaults(template).length === 0;
  });
}
