import type { InterviewReplacements } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace } from '../../schema.ts';
import type { InterviewEraser } from '../../withdrawal/eraser.ts';
import { listDrafts, removeDrafts } from '../bench/drafts.server.ts';
import { placesOf } from '../pseudonyms/words.rules.ts';
import { listTextsOfOthers, listVersions, removeVersions } from './versions.server.ts';

/** Takes away what was said in an interview, every version of it, and the names that were said in no other one. */
export function createTranscriptEraser(replacements: InterviewReplacements): InterviewEraser {
  async function ofThis(database: Database, place: InterviewPlace) {
    const own = await listVersions(database, place);
    const others = (await listTextsOfOthers(database, place)).join('\n');
    const list = await replacements.list(database, place);
    const names = list.map(({ original }) => original);
    const elsewhere = new Set(placesOf(others, names).map(({ name }) => name));
    const here = new Set(placesOf(own.map(({ text }) => text).join('\n'), names).map(({ name }) => name));
    return { versions: own.length, names: names.filter((name) => here.has(name) && !elsewhere.has(name)) };
  }
  const counted = ({ versions, names }: Awaited<ReturnType<typeof ofThis>>) => ({
    transcripts: versions > 0 ? 1 : 0,
    replacedNames: names.length,
  });
  return {
    count: async (database, place) => ({
      ...counted(await ofThis(database, place)),
      drafts: (await listDrafts(database, place)).length,
    }),
    eraseInterview: async (database, place) => {
      const found = await ofThis(database, place);
      await removeVersions(database, place);
      await replacements.remove(database, place, found.names);
      return { ...counted(found), drafts: await removeDrafts(database, place) };
    },
  };
}
