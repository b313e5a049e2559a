import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { isDomainError } from '#platform/errors.ts';
import { anchored } from '../coding/anchors/anchor.ts';
import { listPlacedCodings, movePlacedCodings, removePlacedCodings } from '../coding/for-others.server.ts';
import { appendSteps } from '../coding/log/log.server.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import { contentOf } from './content.ts';
import { readTranscript } from './import/read-transcript.ts';
import { currentVersion, saveVersion } from './store/versions.server.ts';
import { askedOf, interviewer, placeOf, study } from './testing/names-study.ts';
import { words } from './testing/stand-in-words.ts';
import { createTranscripts, type Transcripts } from './transcripts.ts';

/** Two windows at once, on interviews that are open and coded: each step waits for the other at most once. */
describe.each(testEngines())('names are replaced while another edits, on $name', (engine) => {
  let open: OpenDatabase;
  let transcripts: Transcripts;
  let meanwhile = async (): Promise<void> => undefined;
  const said = 'Da ringte jeg kari selv, og hun kom.';

  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    transcripts = createTranscripts({
      database,
      codings: {
        list: listPlacedCodings,
        move: async (...given) => {
          await movePlacedCodings(...given);
          await meanwhile();
        },
        remove: removePlacedCodings,
      },
      replacements: interviewReplacements,
      read: async (given) => readTranscript(given),
      clock: { now: () => new Date('2026-03-02T12:00:00Z') },
      knownNames: async () => [],
      noteLook: async () => undefined,
    });
    for (const id of ['a', 'b']) {
      await addInformant(database, study, { informantId: id, pseudonym: `Leder ${id.toUpperCase()}` });
      await addInterview(database, placeOf(id), id);
      await saveVersion(database, placeOf(id), {
        content: contentOf([{ speaker: 'Leder', text: said, startMs: null, endMs: null }]),
        basedOn: null,
        cause: 'imported',
        isOpen: true,
        savedOn: '2026-03-01',
        byName: 'Oppdiktet Ivar',
      });
      const step = {
        kind: 'codeWritten' as const,
        codeId: `code-of-${id}`,
        codingId: `coding-of-${id}`,
        interviewId: id,
        version: 1,
        words: 'Ringte selv',
        anchor: anchored(said, said.indexOf('og hun'), said.length),
      };
      const steps = [{ eventId: `event-of-${id}`, step }];
      await appendSteps(database, study, { steps, personId: 'i', byName: 'Oppdiktet Ivar', at: new Date(0) });
    }
  });
  afterAll(() => open.close());

  test('both end, one in the newest text or told that it changed, and neither waits for ever', async () => {
    let editing: Promise<string> | undefined;
    meanwhile = async () => {
      if (editing) return;
      const text = said.replace('og hun', 'men hun');
      editing = transcripts
        .edit(interviewer, askedOf('b'), { version: 1, turn: 0, speaker: 'Leder', time: '', text })
        .then(
          () => 'saved',
          (error) => {
            if (!isDomainError(error)) throw error;
            return error.code;
          },
        );
      // The embedded database does one thing at a time: there it begins when this is over.
      for (let look = 0; open.engine === 'postgresql' && look < 2000; look += 1) {
        const waiting = await sql`select 1 from pg_locks where not granted`.execute(open.database);
        if (waiting.rows.length > 0) break;
      }
    };
    const { stamp } = await transcripts.names(interviewer, askedOf('a'), words);
    const decisions = [{ original: 'kari', replacement: '[kollega A]', kind: 'person' as const }];
    const done = await transcripts.decideNames(interviewer, askedOf('a'), { stamp, decisions });
    expect(done).toEqual({ places: 2, interviews: 2 });
    expect(await editing).toBe('transcript-changed');
    for (const id of ['a', 'b']) {
      const now = await currentVersion(open.database, placeOf(id), { onlyOpen: true });
      expect(now).toMatchObject({ version: 2, text: said.replace('kari', '[kollega A]') });
    }
    const placed = await listPlacedCodings(open.database, placeOf('b'));
    expect(placed).toMatchObject([{ version: 2, anchor: { quote: 'og hun kom.' } }]);
  });
});
