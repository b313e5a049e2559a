import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { openInterviewKey } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { guideFromText } from '../guide/guide-text.ts';
import { createInformants, type Informants } from '../informants/informants.ts';
import type { InterviewEraser } from './eraser.ts';

const studyId = 's1';
const actor: Actor = {
  organisationId: 'o1',
  personId: 'i',
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role: 'interviewer', studyId, office: null }],
};

const lockedReport = { reportId: 'r1', title: 'Rapport', version: 2, on: '2026-02-01', quotes: 1 };

describe.each(testEngines())('who takes their consent back, on $name', (engine) => {
  let open: OpenDatabase;
  let folder: string;
  let informants: Informants;
  const erased: string[] = [];
  let isDying = false;
  const elsewhere: InterviewEraser = {
    count: async () => ({ passages: 7 }),
    eraseInterview: async (_, { interviewId }) => {
      if (isDying) throw new Error('killed');
      erased.push(interviewId);
      return { passages: 7, codes: 2 };
    },
    lockedReports: async () => [lockedReport],
  };
  beforeAll(async () => {
    open = await engine.open();
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-withdrawals-'));
    informants = createInformants({
      database: open.database,
      keys: openKeyFiles(folder),
      interviewKey: openInterviewKey,
      today: () => '2026-03-01',
      erasers: [elsewhere],
      eraseNamesSaid: async () => undefined,
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    });
    await informants.changeSettings(actor, studyId, { stem: 'Leder', eraseNamesOn: '2026-12-01' });
    await informants.saveGuide(actor, studyId, { guide: guideFromText('# Oppvarming\n\nEn?'), basedOn: 0 });
    const parts = [{ heading: 'Om', text: 'Oppdiktet.' }];
    await informants.saveSheet(actor, studyId, { sheet: { language: 'nb', parts }, basedOn: 0 });
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function interviewed(name: string) {
    const added = await informants.addInformant(actor, studyId, { name, email: 'a@example.org', phone: '' });
    await informants.signOnScreen(actor, studyId, added.informantId, {
      sheetVersion: 1,
      toRecording: true,
      toQuotes: true,
      title: 'T',
      name,
      mark: '',
      isConfirmed: true,
    });
    await informants.saveNotes(actor, studyId, {
      interviewId: added.interviewId,
      notes: [{ questionId: 'q1', isAsked: true, note: `${name} lo.` }],
    });
    await informants.markHeld(actor, studyId, { interviewId: added.interviewId, on: '2026-02-20' });
    return added;
  }

  test('is gone everywhere, in one go, and what was removed is told without a name', async () => {
    const [gone, stays] = [await interviewed('Kari Oppdiktet'), await interviewed('Ola Oppdiktet')];
    const before = await informants.withdrawal(actor, studyId, gone.informantId);
    expect(before).toMatchObject({
      receipt: null,
      there: { names: 1, papers: 1, notes: 1, passages: 7 },
      lockedReports: [lockedReport],
    });

    isDying = true;
    await expect(informants.withdraw(actor, studyId, gone.informantId)).rejects.toThrow('killed');
    // Half of it never happens: what was to be removed together is all there.
    expect(await informants.withdrawal(actor, studyId, gone.informantId)).toEqual(before);
    expect(await informants.consentPaper(actor, studyId, gone.informantId)).not.toBeNull();

    isDying = false;
    await informants.withdraw(actor, studyId, gone.informantId);
    await informants.withdraw(actor, studyId, gone.informantId);
    expect(erased).toEqual([gone.interviewId]);
    const after = await informants.withdrawal(actor, studyId, gone.informantId);
    expect(after!.receipt).toEqual({
      informantId: gone.informantId,
      withdrawnOn: '2026-03-01',
      byName: 'Ivar Oppdiktet',
      removed: { names: 1, papers: 1, notes: 1, passages: 7, codes: 2 },
    });
    // What cannot be taken back is on the receipt too.
    expect(after!.lockedReports).toEqual([lockedReport]);
    expect(await informants.hold(actor, studyId, gone.interviewId)).toBeNull();
    expect(await informants.consentPaper(actor, studyId, gone.informantId)).toBeNull();
    expect(readdirSync(folder).filter((name) => name.includes(gone.informantId))).toEqual([]);
    expect(await everythingKept()).not.toContain('Kari');

    // The other one has all of theirs, and the letter goes to nobody else.
    expect(await informants.withdrawal(actor, studyId, stays.informantId)).toMatchObject({
      there: { names: 1, papers: 1, notes: 1 },
    });
    expect(await informants.consentPaper(actor, studyId, stays.informantId)).not.toBeNull();
    expect((await interviewed('Per Oppdiktet')).pseudonym).toBe('Leder C');
  });

  test('does not come back: neither consent nor notes are taken afterwards', async () => {
    const { informantId, interviewId } = await interviewed('Mari Oppdiktet');
    await informants.withdraw(actor, studyId, informantId);
    const signed = informants.signOnScreen(actor, studyId, informantId, {
      sheetVersion: 1,
      toRecording: true,
      toQuotes: true,
      title: 'T',
      name: 'Mari Oppdiktet',
      mark: '',
      isConfirmed: true,
    });
    await expect(signed).rejects.toMatchObject({ code: 'consent-too-late' });
    const notes = [{ questionId: 'q1', isAsked: true, note: 'Mari' }];
    const noted = informants.saveNotes(actor, studyId, { interviewId, notes });
    await expect(noted).rejects.toMatchObject({ code: 'interview-not-there' });
  });

  /** Every row of the interviews' tables, as text. */
  async function everythingKept(): Promise<string> {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_name like '%inter%' or table_name = 'informants'
    `.execute(open.database);
    let all = '';
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(open.database);
      all += JSON.stringify(rows);
    }
    expect(all).toContain('Leder A');
    return all;
  }
});
