import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { findStudy, saveStudy } from './store.server.ts';

const now = new Date('2026-01-02T03:04:05Z');
const study = { organisationId: 'own', studyId: 'well-being', title: 'Trivsel', fileName: 'study.yaml', now };

describe.each(testEngines())('stored studies, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  test('the same file twice is one version, another text is the next', async () => {
    expect(await saveStudy(open.database, { ...study, fileText: 'a', fileSha256: '1' })).toBe(1);
    expect(await saveStudy(open.database, { ...study, fileText: 'a', fileSha256: '1' })).toBe(1);
    expect(await saveStudy(open.database, { ...study, fileText: 'b', fileSha256: '2' })).toBe(2);
    const found = await findStudy(open.database, { organisationId: 'own', studyId: 'well-being' });
    expect(found).toMatchObject({ version: 2, fileText: 'b', title: 'Trivsel' });
  });

  test('one organisation does not see what another stored', async () => {
    expect(await findStudy(open.database, { organisationId: 'other', studyId: 'well-being' })).toBeNull();
  });
});
