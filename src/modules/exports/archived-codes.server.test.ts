import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testEngines } from '#platform/database/engines.ts';
import { archiveStoreOf } from '../../app/exports.ts';
import { createOpenAnswersService } from '../../app/open-answers.ts';
import {
  analyst,
  closedQuestion,
  coded,
  everything,
  keepSmallStudy,
  step,
} from '../interviews/open-answers/testing/closed-question.ts';
import { june } from '../surveys/testing/small-wave.ts';
import { openArchive } from './archive/archive-file.ts';
import { archiveWave, readArchive, restoreWave } from './archive/archives.ts';

const passphrase = 'fire ord på rad, æøå';
const people = (personId: string, name: string) => sql`insert into people
  (organisation_id, person_id, name, email, is_demo, added_at)
  values ('own', ${personId}, ${name}, ${`${personId}@example.org`}, false, '2026-01-01')`;

describe.each(testEngines())('codes on open answers, archived with their wave, on $name', (engine) => {
  test('are there where it is restored, with what was decided and told, and by whom only for those who are there', async () => {
    const [open, other] = [await engine.open(), await engine.open()];
    try {
      await keepSmallStudy(open.database);
      const answersOf = ({ database }: typeof open) =>
        createOpenAnswersService({ database, clock: { now: () => june } });
      const answers = answersOf(open);
      const [ids, another] = [await closedQuestion(open.database), await closedQuestion(open.database)];
      const rowsOf = async (from: typeof answers, of: typeof ids, search: string) =>
        (await from.open(analyst, of, { ...everything, search }))!.rows.rows;
      const colleague = { ...analyst, personId: 'colleague', name: 'Navn colleague' };
      await answers.review(analyst, ids, { kind: 'replaceWord', word: 'Oddvar', standIn: 'kollega' });
      const keys = (await rowsOf(answers, ids, 'mer tid')).map(({ key }) => key);
      await answers.take(analyst, ids, { steps: [coded('Tid', keys.slice(0, 9))], since: 0 });
      const group = step({ kind: 'groupNamed', groupId: 'group-one', name: 'Tid og folk' });
      await answers.take(colleague, ids, {
        steps: [coded('Sak', keys.slice(0, 2), { start: 0, end: 2 }), group],
        since: 0,
      });
      await answers.tell(analyst, ids);
      const elsewhere = (await rowsOf(answers, another, 'mer tid'))[0]!.key;
      await answers.take(analyst, another, { steps: [coded('En annen bølge', [elsewhere])], since: 0 });

      const bytes = await archiveWave(archiveStoreOf(open.database), { waveId: ids.waveId, passphrase });
      const inside = Buffer.from(await openArchive(bytes, passphrase)).toString();
      expect(inside).not.toContain('Navn ');
      expect(inside).not.toContain('En annen bølge');
      await people(analyst.personId, 'Navn hun har her').execute(other.database);
      // Left by a wave of the same id, long gone.
      await sql`insert into open_answer_plain_words (organisation_id, wave_id, audience, item_id, word)
        values ('own', ${ids.waveId}, 'employee', 'why', 'Igjen')`.execute(other.database);
      await restoreWave(archiveStoreOf(other.database), await readArchive(bytes, passphrase));

      const there = answersOf(other);
      const look = { ...everything, search: '' };
      const [was, is] = [await answers.open(analyst, ids, look), await there.open(analyst, ids, look)];
      expect({ ...is!, question: null }).toEqual({ ...was!, question: null });
      expect((await rowsOf(there, ids, 'vanskelig'))[0]!.text).toContain('[kollega]');
      const [told] = await there.told(analyst, { ...ids, language: 'nb' });
      expect(told!.counts.themes[0]).toMatchObject({ name: 'Tid', count: 9 });
      const { rows: names } = await sql<{ by_name: string }>`select distinct by_name from coding_events
        order by 1`.execute(other.database);
      expect(names.map(({ by_name }) => by_name).toSorted()).toEqual(['A', 'Navn hun har her']);
      const again = await archiveWave(archiveStoreOf(other.database), { waveId: ids.waveId, passphrase });
      expect(Buffer.from(await openArchive(again, passphrase)).toString()).toBe(inside);
    } finally {
      await open.close();
      await other.close();
    }
  });

  test('an archive that knows a column more leaves everything as it was', async () => {
    const [open, other] = [await engine.open(), await engine.open()];
    try {
      await keepSmallStudy(open.database);
      const ids = await closedQuestion(open.database);
      const bytes = await archiveWave(archiveStoreOf(open.database), { waveId: ids.waveId, passphrase });
      const content = await readArchive(bytes, passphrase);
      const newer = {
        ...content,
        tables: { ...content.tables, coding_events: [{ log_id: 'x', person_id: 'p', of_tomorrow: 1 }] },
      };
      await expect(restoreWave(archiveStoreOf(other.database), newer)).rejects.toMatchObject({
        code: 'archive-newer',
      });
      const { rows } = await sql`select 1 from waves`.execute(other.database);
      expect(rows).toEqual([]);
    } finally {
      await open.close();
      await other.close();
    }
  });
});
