import type { Kysely } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { InformantContact, InterviewKey, StudyPlace } from './interview-key.ts';

type Tables = {
  /** What stands for what in the transcripts: see `replacements`. It turns pseudonyms back into names too. */
  interview_replacements: { organisation_id: string; study_id: string };
  interview_key: {
    organisation_id: string;
    study_id: string;
    informant_id: string;
    name: string;
    email: string;
    phone: string;
  };
  interview_key_papers: {
    organisation_id: string;
    study_id: string;
    informant_id: string;
    number: number;
    media_type: string;
    sealed: Uint8Array;
  };
  interview_key_looks: {
    organisation_id: string;
    study_id: string;
    looked_on: string;
    person_id: string;
    person_name: string;
  };
};
const keysOf = ({ organisationId, studyId }: StudyPlace) => ({
  organisation_id: organisationId,
  study_id: studyId,
});

/** The code key of interviews as other rooms may use it: handed to them, never looked up by them. */
export function openInterviewKey(database: Database): InterviewKey {
  const tables = database.withTables<Tables>();
  const contactsOf = async (place: StudyPlace): Promise<InformantContact[]> => {
    const rows = await tables
      .selectFrom('interview_key')
      .selectAll()
      .where('organisation_id', '=', place.organisationId)
      .where('study_id', '=', place.studyId)
      .orderBy('informant_id')
      .execute();
    return rows.map(({ informant_id: informantId, name, email, phone }) => ({
      informantId,
      name,
      email,
      phone,
    }));
  };
  return {
    all: contactsOf,
    find: async (place, informantId) =>
      (await contactsOf(place)).find((contact) => contact.informantId === informantId) ?? null,
    add: async (place, { informantId, name, email, phone }) => {
      await tables
        .insertInto('interview_key')
        .values({ ...keysOf(place), informant_id: informantId, name, email, phone })
        .execute();
    },
    change: async (place, { informantId, name, email, phone }) => {
      await tables
        .updateTable('interview_key')
        .set({ name, email, phone })
        .where('organisation_id', '=', place.organisationId)
        .where('study_id', '=', place.studyId)
        .where('informant_id', '=', informantId)
        .execute();
    },
    keepPaper: async (place, informantId, { number, mediaType, sealed }) => {
      await tables
        .insertInto('interview_key_papers')
        .values({
          ...keysOf(place),
          informant_id: informantId,
          number,
          media_type: mediaType,
          sealed: Buffer.from(sealed),
        })
        .execute();
    },
    findPaper: async (place, informantId, number) => {
      const row = await tables
        .selectFrom('interview_key_papers')
        .selectAll()
        .where('organisation_id', '=', place.organisationId)
        .where('study_id', '=', place.studyId)
        .where('informant_id', '=', informantId)
        .where('number', '=', number)
        .executeTakeFirst();
      return row ? { number, mediaType: row.media_type, sealed: new Uint8Array(row.sealed) } : null;
    },
    countPapers: async (place, informantId) => {
      const rows = await tables
        .selectFrom('interview_key_papers')
        .select('number')
        .where('organisation_id', '=', place.organisationId)
        .where('study_id', '=', place.studyId)
        .where('informant_id', '=', informantId)
        .execute();
      return rows.length;
    },
    withPapers: async (place) => {
      const rows = await tables
        .selectFrom('interview_key_papers')
        .select('informant_id')
        .distinct()
        .where('organisation_id', '=', place.organisationId)
        .where('study_id', '=', place.studyId)
        .orderBy('informant_id')
        .execute();
      return rows.map((row) => row.informant_id);
    },
    remove: async (place, informantId) => {
      const [papers, names] = [
        await removeFrom(tables, 'interview_key_papers', place, informantId),
        await removeFrom(tables, 'interview_key', place, informantId),
      ];
      return { papers, names };
    },
    noteLook: async (place, { on, personId, personName }) => {
      await tables
        .insertInto('interview_key_looks')
        .values({ ...keysOf(place), looked_on: on, person_id: personId, person_name: personName })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    looks: async (place) => {
      const rows = await tables
        .selectFrom('interview_key_looks')
        .selectAll()
        .where('organisation_id', '=', place.organisationId)
        .where('study_id', '=', place.studyId)
        .orderBy('looked_on', 'desc')
        .orderBy('person_name')
        .execute();
      return rows.map((row) => ({
        on: row.looked_on,
        personId: row.person_id,
        personName: row.person_name,
      }));
    },
    erase: async (place) => {
      await removeFrom(tables, 'interview_key_papers', place);
      await removeFrom(tables, 'interview_key', place);
      await tables
        .deleteFrom('interview_replacements')
        .where('organisation_id', '=', place.organisationId)
        .where('study_id', '=', place.studyId)
        .execute();
    },
  };
}

async function removeFrom(
  tables: Kysely<Tables>,
  table: 'interview_key' | 'interview_key_papers',
  { organisationId, studyId }: StudyPlace,
  informantId?: string,
): Promise<number> {
  const rows = await tables
    .deleteFrom(table)
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .$if(informantId !== undefined, (query) => query.where('informant_id', '=', informantId!))
    .returning('informant_id')
    .execute();
  return rows.length;
}
