import type { Actor, Role } from '#modules/organisation/schema.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { TestEngine } from '#platform/database/engines.ts';
import type { Anchor } from '../../coding/anchors/anchor.ts';
import { addInformant, addInterview } from '../../core/interviews.server.ts';
import type { CodingsToMove, PlacedCoding } from '../codings-to-move.ts';
import { contentOf } from '../content.ts';
import { readTranscript } from '../import/read-transcript.ts';
import { createTranscriptEraser } from '../store/erase.server.ts';
import { currentVersion, saveVersion } from '../store/versions.server.ts';
import { createTranscripts } from '../transcripts.ts';
import { words } from './stand-in-words.ts';

const actor = (role: Role): Actor => ({
  organisationId: 'o1',
  personId: role,
  name: role,
  email: `${role}@example.org`,
  grants: [{ role, studyId: 's1', office: null }],
});
export const study = { organisationId: 'o1', studyId: 's1' };
export const placeOf = (interviewId: string) => ({ ...study, interviewId });
export const askedOf = (interviewId: string) => ({ studyId: 's1', interviewId });
export const interviewer = actor('interviewer');
export const analyst = actor('analyst');

/** Codings as a list, so that what transcripts ask of them can be seen. */
function codingsToSee() {
  let all: PlacedCoding[] = [];
  const codings: CodingsToMove = {
    list: async (_database, { interviewId }) => (interviewId === 't1' ? all : []),
    move: async (_database, _place, moved) => {
      all = all.map((one) => ({ ...one, ...moved.find(({ codingId }) => codingId === one.codingId) }));
    },
    remove: async (_database, _place, ids) => {
      all = all.filter(({ codingId }) => !ids.includes(codingId));
    },
  };
  const put = (codingId: string, version: number, anchor: Anchor) =>
    all.push({ codingId, version, anchor, code: `kode ${codingId}` });
  return {
    codings,
    put,
    clear: () => {
      all = [];
    },
    now: () => all.map(({ codingId, version, anchor }) => [codingId, version, anchor.quote]),
  };
}

export type NamesStudy = Awaited<ReturnType<typeof openNamesStudy>>;

/** Two interviews of one study in which names are said, `t1` and `t2`; not open for coding yet. */
export async function openNamesStudy(engine: TestEngine) {
  const open = await engine.open();
  const { database } = open;
  for (const [at, interviewId] of ['t1', 't2'].entries()) {
    await addInformant(database, study, { informantId: `i${at}`, pseudonym: `Leder ${'AB'[at]}` });
    await addInterview(database, placeOf(interviewId), `i${at}`);
  }
  const seen = codingsToSee();
  const looks: string[] = [];
  const transcripts = createTranscripts({
    read: async (given) => readTranscript(given),
    database,
    codings: seen.codings,
    replacements: interviewReplacements,
    clock: { now: () => new Date('2026-03-02T12:00:00Z') },
    knownNames: async () => [{ name: 'Askelia', kind: 'office' }],
    noteLook: async (_database, _place, { on, personId }) => void looks.push(`${on} ${personId}`),
  });
  const eraser = createTranscriptEraser(interviewReplacements);
  const save = async (interviewId: string, ...said: string[]) => {
    const place = placeOf(interviewId);
    const basedOn = (await currentVersion(database, place, { onlyOpen: false }))?.version ?? null;
    const content = contentOf(said.map((text) => ({ speaker: 'Leder A', text, startMs: null, endMs: null })));
    await saveVersion(database, place, {
      basedOn,
      content,
      cause: 'imported',
      isOpen: false,
      savedOn: '2026-03-01',
      byName: 'Ivar',
    });
  };
  const textOf = async (interviewId: string) =>
    (await transcripts.draft(interviewer, askedOf(interviewId)))!.text;
  const decide = async (interviewId: string, decisions: Readonly<Record<string, string | null>>) => {
    const { stamp } = await transcripts.names(interviewer, askedOf(interviewId), words);
    return transcripts.decideNames(interviewer, askedOf(interviewId), {
      stamp,
      decisions: Object.entries(decisions).map(([original, replacement]) => ({
        original,
        replacement,
        kind: 'person' as const,
      })),
    });
  };
  const openUp = async (interviewId: string) => {
    const draft = await transcripts.draft(interviewer, askedOf(interviewId));
    await transcripts.openForCoding(interviewer, askedOf(interviewId), { version: draft!.version });
  };

  return {
    database,
    transcripts,
    eraser,
    seen,
    looks,
    save,
    textOf,
    decide,
    openUp,
    /** As if nothing had been done yet. */
    beginAnew: async () => {
      seen.clear();
      looks.length = 0;
      for (const id of ['t1', 't2']) await eraser.eraseInterview(database, placeOf(id));
      await save('t1', 'Da ringte jeg Kari.', 'Karis idé, i Askelia.');
      await save('t2', 'Hun heter Kari, ikke Karin.');
    },
    close: () => open.close(),
  };
}
