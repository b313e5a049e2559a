import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { anchored } from '../coding/anchors/anchor.ts';
import { listPlacedCodings, movePlacedCodings, removePlacedCodings } from '../coding/for-others.server.ts';
import { appendSteps, headOfLog, readSteps } from '../coding/log/log.server.ts';
import { replaceInLog } from '../coding/log/replace-names.server.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import { listNotes, saveNotes } from '../hold/notes.server.ts';
import { contentOf } from './content.ts';
import { createNameEraser } from './store/erase-names.server.ts';
import { currentVersion, listVersions, saveVersion } from './store/versions.server.ts';
import { createTranscripts, type Transcripts } from './transcripts.ts';

const study = { organisationId: 'o1', studyId: 's1' };
const placeOf = (interviewId: string) => ({ ...study, interviewId });
const askedOf = (interviewId: string) => ({ studyId: 's1', interviewId });
const interviewer: Actor = {
  ...{ organisationId: 'o1', personId: 'i', name: 'Oppdiktet Ivar', email: 'i@example.org' },
  grants: [{ role: 'interviewer', studyId: 's1', office: null }],
};
const words = {
  ...{ person: 'kollega', office: 'kontor', municipality: 'kommune', county: 'fylke', place: 'sted' },
  ...{ email: 'e-post', phone: 'telefon', nationalNumber: 'fødselsnummer' },
};
const codings = { list: listPlacedCodings, move: movePlacedCodings, remove: removePlacedCodings };
const eraseNames = createNameEraser({ replacements: interviewReplacements, codings, replaceInLog });

describe.each(testEngines())('names that were said, on the day they are to be gone, on $name', (engine) => {
  let open: OpenDatabase;
  let transcripts: Transcripts;
  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    transcripts = createTranscripts({
      ...{ database, codings, replacements: interviewReplacements },
      clock: { now: () => new Date('2026-03-02T12:00:00Z') },
      knownNames: async () => [],
      noteLook: async () => undefined,
    });
    for (const id of ['a', 'b']) {
      await addInformant(database, study, { informantId: id, pseudonym: `Leder ${id.toUpperCase()}` });
      await addInterview(database, placeOf(id), id);
    }
    await save('a', 'Vi spurte ingen. Da ringte jeg tilfeldigvis kari selv.');
    await save('b', 'Da gikk jeg til Kari.');
  });
  afterAll(() => open.close());

  async function save(interviewId: string, text: string) {
    const basedOn = (await current(interviewId))?.version ?? null;
    await saveVersion(open.database, placeOf(interviewId), {
      content: contentOf([{ speaker: 'Leder', text, startMs: null, endMs: null }]),
      ...{ basedOn, cause: 'imported', isOpen: false, savedOn: '2026-03-01', byName: 'Oppdiktet Ivar' },
    });
  }
  const current = (id: string) => currentVersion(open.database, placeOf(id), { onlyOpen: false });
  const erase = () => open.database.transaction().execute((all) => eraseNames(all, study));
  async function decide(interviewId: string, decisions: Readonly<Record<string, string | null>>) {
    const { stamp } = await transcripts.names(interviewer, askedOf(interviewId), words);
    await transcripts.decideNames(interviewer, askedOf(interviewId), {
      stamp,
      decisions: Object.entries(decisions).map(([original, replacement]) => ({
        ...{ original, replacement, kind: 'person' as const },
      })),
    });
  }
  const openUp = async (id: string) =>
    transcripts.openForCoding(interviewer, askedOf(id), { version: (await current(id))!.version });
  /** Everything that is kept of what was said, as text. */
  const kept = async () =>
    JSON.stringify([
      await Promise.all(['a', 'b'].map((id) => listVersions(open.database, placeOf(id)))),
      await readSteps(open.database, study),
      await Promise.all(['a', 'b'].map((id) => listNotes(open.database, placeOf(id)))),
      await interviewReplacements.list(open.database, study),
    ]);

  test('are in no version, quote, code or note, and what was coded stands where it stood', async () => {
    const { database } = open;
    // A name that is written small is found by nobody at first, and is marked and coded as any other word.
    await openUp('a');
    const { text, version } = (await current('a'))!;
    const step = {
      kind: 'codeWritten' as const,
      ...{ codeId: 'code-0001', codingId: 'coding-01', interviewId: 'a', version },
      ...{ words: 'Ringte kari selv', anchor: anchored(text, text.indexOf('Da ringte'), text.length) },
    };
    const steps = [{ eventId: 'event-001', step }];
    await appendSteps(database, study, { steps, personId: 'i', byName: 'Oppdiktet Ivar', at: new Date(0) });
    await saveNotes(database, placeOf('a'), [{ questionId: 'q1', isAsked: true, note: 'kari er lagleder' }]);
    await decide('a', { kari: '[kollega A]' });
    const before = await kept();
    expect(before).toContain('Ringte kari selv');
    const head = await headOfLog(database, study);
    await erase();
    await erase();
    const after = await kept();
    expect(after.replaceAll('gikk jeg til Kari', '')).not.toMatch(/kari/i);
    expect((await listVersions(database, placeOf('a'))).map((one) => one.version)).toEqual([2]);
    expect(await listPlacedCodings(database, placeOf('a'))).toMatchObject([
      {
        ...{ codingId: 'coding-01', version: 2, code: 'Ringte [kollega A] selv' },
        anchor: { quote: 'Da ringte jeg tilfeldigvis [kollega A] selv.' },
      },
    ]);
    expect(await listNotes(database, placeOf('a'))).toMatchObject([{ note: '[kollega A] er lagleder' }]);
    expect((await headOfLog(database, study)).erasures).toBe(head.erasures + 1);
  });

  test('stay in a transcript that nobody has gone through, and go when somebody has', async () => {
    expect((await current('b'))!.text).toContain('Kari');
    await decide('b', { Kari: '[kollega B]' });
    await openUp('b');
    await erase();
    expect(await kept()).not.toMatch(/kari/i);
    expect((await current('b'))!.text).toBe('Da gikk jeg til [kollega B].');
    // There is no way back, and that is said by there being nothing to undo.
    expect(await transcripts.undoNames(interviewer, askedOf('b'))).toBeNull();
  });
});
