import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { study as studySchema } from '#modules/studies/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import {
  findKeptReport,
  findStudyReport,
  keepReport,
  removeKeptReport,
  type StoredReport,
  saveStudyReport,
} from './store.server.ts';

const now = new Date('2026-01-02T03:04:05Z');
const organisationId = 'own';

/** A number with all its bits, a minus zero and a NUL in a label: what a database likes to change. */
const report = {
  study: studySchema.parse({
    handlingsrom: 1,
    id: 'well-being',
    title: 'Trivsel \u0000 <b>',
    instruments: { employee: { sections: [{ title: 'a', items: [{ id: 'a', kind: 'text', text: 'a' }] }] } },
  }),
  results: {
    study: 'well-being',
    correlations: [{ r: 0.1 + 0.2, q: 5e-324 }],
  } as unknown as Released<Results>,
  document: { language: 'nb', title: 'Trivsel', blocks: [], footer: '' },
} satisfies StoredReport;

describe.each(testEngines())('stored reports, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  test('a kept report comes back bit for bit under its secret id', async () => {
    await keepReport(open.database, { organisationId, reportId: 'secret', report, now });
    await keepReport(open.database, { organisationId, reportId: 'secret', report, now });
    expect(await findKeptReport(open.database, { organisationId, reportId: 'secret' })).toEqual(report);
    expect(await findKeptReport(open.database, { organisationId, reportId: 'guess' })).toBeNull();
    expect(await findKeptReport(open.database, { organisationId: 'other', reportId: 'secret' })).toBeNull();
  });

  test('a removed report is gone, and only that one', async () => {
    await keepReport(open.database, { organisationId, reportId: 'stays', report, now });
    await removeKeptReport(open.database, { organisationId: 'other', reportId: 'secret' });
    expect(await findKeptReport(open.database, { organisationId, reportId: 'secret' })).toEqual(report);
    await removeKeptReport(open.database, { organisationId, reportId: 'secret' });
    expect(await findKeptReport(open.database, { organisationId, reportId: 'secret' })).toBeNull();
    expect(await findKeptReport(open.database, { organisationId, reportId: 'stays' })).toEqual(report);
  });

  test('a study has one report a language, and the newest one counts', async () => {
    const saved = { organisationId, studyId: 'well-being', report, now };
    await saveStudyReport(open.database, { ...saved, language: 'nb', inputsSha256: 'old' });
    await saveStudyReport(open.database, { ...saved, language: 'nb', inputsSha256: 'new' });
    await saveStudyReport(open.database, { ...saved, language: 'en', inputsSha256: 'old' });
    const find = (language: 'nb' | 'nn' | 'en') =>
      findStudyReport(open.database, { organisationId, studyId: 'well-being', language });
    expect((await find('nb'))?.inputsSha256).toBe('new');
    expect((await find('en'))?.inputsSha256).toBe('old');
    expect(await find('nn')).toBeNull();
  });

  test('no column is there for an answer to stand in', async () => {
    const { rows } = await sql<{ column: string }>`
      select distinct column_name as "column" from information_schema.columns
      where table_schema = current_schema() and table_name in ('study_reports', 'kept_reports')
      order by 1`.execute(open.database);
    expect(rows.map(({ column }) => column)).toEqual(
      [
        'document',
        'inputs_sha256',
        'kept_at',
        'language',
        'made_at',
        'organisation_id',
        'report_id',
        'results',
      ]
        .concat(['study', 'study_id'])
        .sort(),
    );
  });
});
