import type { Actor, Role } from '#modules/organisation/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import { closeWave } from '#modules/surveys/index.ts';
import type { Database } from '#platform/database/database.ts';
import { june, openSmallWave, smallWaveStudy } from '../../../surveys/testing/small-wave.ts';
import type { QuestionIds } from '../open-answers.ts';
import type { Look } from '../rows.rules.ts';
import type { SentOpenStep } from '../sent-steps.ts';

/** Somebody with a role in the small study; the id is the role where none is given. */
export const actor = (role: Role, personId: string = role): Actor => ({
  organisationId: 'own',
  personId,
  name: `Navn ${personId}`,
  email: `${personId}@example.org`,
  grants: [{ role, studyId: 'small-wave', office: null }],
});
export const analyst = actor('analyst');
export const everything: Look & { language: 'nb' } = {
  search: '',
  filter: { kind: 'all' },
  page: 1,
  language: 'nb',
};
/** Made-up answers: six that say the same, one with a name, and others. */
const written = [
  ...['Nei', 'nei.', 'Nei', 'NEI', 'nei', ' nei '],
  'Jeg spør alltid Oddvar når noe er vanskelig.',
  ...Array.from({ length: 13 }, (_, at) => `Vi trenger mer tid sammen, for sak nummer ${at} tar hele dagen.`),
];

let named = 0;
export const step = (made: SentOpenStep['step']): SentOpenStep => {
  named += 1;
  return { eventId: `abcdef${String(named).padStart(10, '0')}`, step: made } as SentOpenStep;
};
/** A code on texts; its id follows from its words and, where given, from whose it is. */
export const coded = (
  words: string,
  texts: readonly string[],
  marked: { start: number; end: number } | null = null,
  whose = '',
) =>
  step({
    kind: 'textsCoded',
    codeId: `code-${words.replaceAll(/\W/g, '')}${whose}`,
    words,
    texts: [...texts],
    marked,
  });

export async function keepSmallStudy(database: Database): Promise<void> {
  const { study } = smallWaveStudy();
  await saveStudy(database, {
    organisationId: 'own',
    studyId: study.id,
    title: 'Small',
    fileName: 'small-wave.yaml',
    fileText: JSON.stringify({ ...study, title: 'Small' }),
    fileSha256: 'c'.repeat(64),
    now: june,
  });
}

/** A closed wave of its own with what was written to its one open question. */
export async function closedQuestion(
  database: Database,
  texts: readonly string[] = written,
): Promise<QuestionIds> {
  const wave = await openSmallWave(database);
  for (const [at, why] of texts.entries()) {
    await wave.submit(`p${at}`, { answers: { age: 1, s1: (at % 6) + 1 }, texts: { why } });
  }
  await closeWave(database, wave.keys, { ...wave.place, now: june });
  wave.clear();
  return { studyId: 'small-wave', waveId: wave.place.waveId, audience: 'employee', item: 'why' };
}

/** Takes texts away, as whoever runs the server may be asked to. */
export async function eraseTexts(
  database: Database,
  { waveId }: QuestionIds,
  textIds: readonly string[],
): Promise<void> {
  await database
    .withTables<{ free_texts: { organisation_id: string; wave_id: string; text_id: string } }>()
    .deleteFrom('free_texts')
    .where('organisation_id', '=', 'own')
    .where('wave_id', '=', waveId)
    .where('text_id', 'in', textIds)
    .execute();
}
