import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { appendSteps, readSteps } from '../coding/log/log.server.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import { createInformants, type Informants } from '../informants/informants.ts';
import { contentOf } from '../transcripts/content.ts';
import { createTranscriptEraser } from '../transcripts/store/erase.server.ts';
import { listVersions, saveVersion } from '../transcripts/store/versions.server.ts';

const place = { organisationId: 'o1', studyId: 's1', interviewId: 't1' };
const actor: Actor = {
  organisationId: 'o1',
  personId: 'i',
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role: 'interviewer', studyId: 's1', office: null }],
};
const content = contentOf([{ speaker: 'Leder A', text: 'Jo.', startMs: null, endMs: null }]);
const version = { cause: 'edited', isOpen: true, savedOn: '2026-03-01', byName: 'Ivar', content } as const;

describe.each(testEngines())('somebody who withdraws while others work, on $name', (engine) => {
  let open: OpenDatabase;
  let folder: string;
  let informants: Informants;
  beforeAll(async () => {
    open = await engine.open();
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-withdrawal-race-'));
    informants = createInformants({
      database: open.database,
      keys: openKeyFiles(folder),
      interviewKey: openInterviewKey,
      today: () => '2026-03-01',
      erasers: [createTranscriptEraser(interviewReplacements)],
      eraseNamesSaid: async () => undefined,
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    });
    await addInformant(open.database, place, { informantId: 'i1', pseudonym: 'Leder A' });
    await addInterview(open.database, place, 'i1');
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('takes with them what was being saved, and nothing is saved afterwards', async () => {
    let withdrawn: Promise<void> | undefined;
    await open.database.transaction().execute(async (transaction) => {
      expect(await saveVersion(transaction, place, { ...version, basedOn: null })).toBe(1);
      // Waits for what is being saved; it is awaited when that is done.
      let isOver = false;
      withdrawn = informants.withdraw(actor, 's1', 'i1').finally(() => {
        isOver = true;
      });
      // The embedded database does one thing at a time: there it has not begun, and would not while this goes on.
      for (let look = 0; open.engine === 'postgresql' && look < 1000 && !isOver; look += 1) {
        const waiting = await sql`select 1 from pg_locks where not granted`.execute(transaction);
        if (waiting.rows.length > 0) break;
      }
    });
    await withdrawn;
    expect(await listVersions(open.database, place)).toEqual([]);
    expect(await saveVersion(open.database, place, { ...version, basedOn: null })).toBeNull();
  });

  test('leaves no quote in the log of somebody who had the page open', async () => {
    const anchor = { start: 0, end: 3, quote: 'Jo.', prefix: '', suffix: '' };
    const coded = { codingId: 'c1', codeId: 'k1', interviewId: 't1', version: 1, anchor } as const;
    await appendSteps(open.database, place, {
      personId: 'p',
      byName: 'P',
      at: new Date('2026-03-02T12:00:00Z'),
      steps: [{ eventId: 'e1', step: { kind: 'codeWritten', words: 'sier jo', ...coded } }],
    });
    expect(JSON.stringify(await readSteps(open.database, place))).not.toContain('Jo.');
  });
});
