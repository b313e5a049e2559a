import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCurrentVersions } from '#modules/interviews/store.server.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { createCodingService } from './coding.ts';
import { loadDemoCodes } from './demo-codes.ts';
import { loadDemoFindings } from './demo-findings.ts';
import { loadDemoInformants } from './demo-informants.ts';
import { loadDemoInterviews } from './demo-interviews.ts';
import { demoPeople, practiceStudyId } from './demo-people.ts';
import { createFindingsService } from './findings.ts';
import { organisationId } from './organisation.ts';

const clock = { now: () => new Date('2026-11-20T09:00:00Z') };
const { personId, name, grants } = demoPeople.find((person) => person.personId === 'demo-analyst')!;
const anne: Actor = { organisationId, personId, name, email: 'demo-analyst@example.org', grants };
const place = { organisationId, studyId: practiceStudyId };

describe.each(testEngines())('the codes of the demo, on $name', (engine) => {
  const keysFolder = mkdtempSync(join(tmpdir(), 'handlingsrom-keys-'));
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
    const fileText = readFileSync(new URL('../../examples/practice/study.yaml', import.meta.url), 'utf8');
    await saveStudy(open.database, {
      organisationId,
      studyId: practiceStudyId,
      title: 'Øvelse',
      fileName: 'study.yaml',
      fileText,
      fileSha256: createHash('sha256').update(fileText).digest('hex'),
      now: clock.now(),
    });
  });
  afterAll(async () => {
    await open.close();
    rmSync(keysFolder, { recursive: true, force: true });
  });

  test('are put on the interviews once, by two coders, read as any others, and quoted', async () => {
    const { database } = open;
    expect(await loadDemoCodes({ database, clock })).toBe(false);
    await loadDemoInterviews({ database, clock });
    await loadDemoInformants({ database, keys: openKeyFiles(keysFolder), clock });
    expect(await loadDemoCodes({ database, clock })).toBe(true);
    expect(await loadDemoCodes({ database, clock })).toBe(false);
    const versions = await listCurrentVersions(database, place, { onlyOpen: true });
    const coding = createCodingService({
      database,
      clock,
      informants: { guideTexts: async () => [] },
      transcripts: {
        current: async (_, { interviewId }) =>
          versions.find((version) => version.interviewId === interviewId) ?? null,
      },
    });
    const { items, state } = await coding.codes(anne, { studyId: practiceStudyId, spoken: 'no' });
    expect(items).toHaveLength(59);
    expect(new Set(items.map(({ byName }) => byName))).toEqual(
      new Set(['Ivar Intervjuer', 'Anne Analytiker']),
    );
    expect(state.concepts[0]!.literature).toContain('Fuglsang 2010');
    const a = await coding.open(anne, {
      studyId: practiceStudyId,
      interviewId: 'demo-interview-a',
      spoken: 'no',
    });
    expect(a!.adrift).toEqual([]);
    expect(a!.items).toHaveLength(30);

    const findings = createFindingsService({ database, clock, coding });
    await loadDemoFindings({ database, findings });
    const quotes = await findings.quotes(anne, { studyId: practiceStudyId });
    expect(quotes.map(({ standing }) => standing)).toEqual(Array(9).fill('stands'));
    expect(new Set(quotes.map(({ name }) => name))).toEqual(new Set(['Leder A', 'Leder B', 'Leder C']));
    expect(quotes.filter(({ text }) => text.includes('fristen […] Men'))).toHaveLength(1);
  });
});
