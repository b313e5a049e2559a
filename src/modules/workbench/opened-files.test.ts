import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createOpenedFiles, type OpenedFilesOptions } from './opened-files.ts';
import { analyseOpened, lookAt, readWithStudy } from './read-file.ts';

const survey = readFileSync('src/modules/analyses/answers/sav/reference/survey.zsav');
const nb = { language: 'nb' as const };
const given = (fileName = 'svar.zsav', bytes: Uint8Array = survey) => [{ file: 'employee', fileName, bytes }];

function place(limits: Partial<OpenedFilesOptions> = {}) {
  const clock = { time: Date.parse('2026-03-02T08:00:00Z'), now: () => new Date(clock.time) };
  const counts = { reads: 0, analyses: 0 };
  const files = createOpenedFiles({
    readers: {
      look: async (asked) => lookAt(asked),
      read: async (asked) => {
        counts.reads += 1;
        return readWithStudy(asked);
      },
      analyse: async (asked) => {
        counts.analyses += 1;
        return analyseOpened(asked);
      },
    },
    clock,
    idleMinutes: 120,
    mostFiles: 10,
    mostBytes: 10_000_000,
    ...limits,
  });
  const pass = (minutes: number) => {
    clock.time += minutes * 60_000;
  };
  return { files, counts, pass };
}

describe('an opened file', () => {
  test('is known by its codebook, and has a study file to begin with', async () => {
    const { files } = place();
    const file = await files.open({ answers: given(), ...nb, owner: 'a' });
    expect(file.codebook.variables.map(({ name }) => name)).toContain('støtte2');
    expect(file.studyText).toContain('handlingsrom: 1');
    expect(file.id).toMatch(/^[\w-]{16}$/);
  });

  test('is there for its owner only', async () => {
    const { files } = place();
    const { id } = await files.open({ answers: given(), ...nb, owner: 'a' });
    expect(files.opened({ id, owner: 'a' })?.id).toBe(id);
    expect(files.opened({ id, owner: 'b' })).toBeNull();
    expect(await files.withStudy({ id, owner: 'b' })).toBeNull();
    files.close({ id, owner: 'b' });
    expect(files.opened({ id, owner: 'a' })).not.toBeNull();
    expect(files.openedBy('b')).toEqual([]);
  });

  test('is forgotten when it has not been used for its two hours, and kept while it is', async () => {
    const { files, pass } = place();
    const { id } = await files.open({ answers: given(), ...nb, owner: 'a' });
    pass(119);
    expect(files.opened({ id, owner: 'a' })).not.toBeNull();
    pass(119);
    expect(files.opened({ id, owner: 'a' })).not.toBeNull();
    pass(120);
    expect(files.opened({ id, owner: 'a' })).toBeNull();
  });

  test('is gone when it is closed', async () => {
    const { files } = place();
    const { id } = await files.open({ answers: given(), ...nb, owner: 'a' });
    files.close({ id, owner: 'a' });
    expect(files.opened({ id, owner: 'a' })).toBeNull();
  });

  test('two files of one browser do not mix', async () => {
    const { files } = place();
    const one = await files.open({ answers: given('en.zsav'), ...nb, owner: 'a' });
    const two = await files.open({ answers: given('to.zsav'), ...nb, owner: 'a' });
    expect(files.keepStudy({ id: one.id, owner: 'a' }, 'mine')?.studyText).toBe('mine');
    expect(files.opened({ id: two.id, owner: 'a' })?.studyText).toBe(two.studyText);
    expect(files.openedBy('a').map(({ fileName }) => fileName)).toEqual(['to.zsav', 'en.zsav']);
  });

  test('is read once for each study file', async () => {
    const { files, counts } = place();
    const { id, studyText } = await files.open({ answers: given(), ...nb, owner: 'a' });
    const key = { id, owner: 'a' };
    const first = await files.withStudy(key);
    expect(first?.tables[0]?.columns.stotte1?.kind).toBe('numeric');
    expect(await files.withStudy(key)).toBe(first);
    expect(counts.reads).toBe(1);
    await files.withStudy(key, `${studyText}# another\n`);
    expect(counts.reads).toBe(2);
  });

  test('goes back to earlier study files, one at a time, and no further than the first', async () => {
    const { files } = place();
    const { id, studyText, canUndo } = await files.open({ answers: given(), ...nb, owner: 'a' });
    const key = { id, owner: 'a' };
    expect(canUndo).toBe(false);
    files.keepStudy(key, 'one');
    files.keepStudy(key, 'one');
    files.keepStudy(key, 'two');
    expect(files.undo(key)).toMatchObject({ studyText: 'one', canUndo: true });
    expect(files.undo(key)).toMatchObject({ studyText, canUndo: false });
    expect(files.undo(key)?.studyText).toBe(studyText);
    expect(files.undo({ id, owner: 'b' })).toBeNull();
  });

  test('says what a study finds in it, released, and reckons it once', async () => {
    const { files, counts } = place();
    const { id, studyText } = await files.open({ answers: given(), ...nb, owner: 'a' });
    const asked = {
      studyText: studyText.replace('minimumGroup: 5', 'minimumGroup: 110'),
      language: 'nb' as const,
    };
    const results = await files.results({ id, owner: 'a' }, asked);
    // 107 answered all of the one scale and 115 of the other.
    expect(results?.reliability.map(({ alpha, withheld }) => [alpha === null, withheld])).toEqual([
      [true, 'fewer-than-minimum'],
      [false, undefined],
    ]);
    await files.results({ id, owner: 'a' }, asked);
    expect(counts.analyses).toBe(1);
    expect(await files.results({ id, owner: 'b' }, asked)).toBeNull();
  });

  test('comes with the study file that was given with it, or is refused with its problems', async () => {
    const { files } = place();
    const { studyText } = await files.open({ answers: given(), ...nb, owner: 'a' });
    const own = studyText.replace('survey', 'min');
    expect((await files.open({ answers: given(), studyText: own, ...nb, owner: 'a' })).studyText).toBe(own);
    await expect(
      files.open({ answers: given(), studyText: 'handlingsrom: 2', ...nb, owner: 'a' }),
    ).rejects.toMatchObject({ code: 'study-file' });
  });
});

describe('the room for opened files', () => {
  test('a browser’s sixth file takes the place of the one it left longest ago', async () => {
    const { files, pass } = place();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.push((await files.open({ answers: given(), ...nb, owner: 'a' })).id);
      pass(1);
    }
    files.opened({ id: ids[0]!, owner: 'a' });
    await files.open({ answers: given(), ...nb, owner: 'a' });
    expect(ids.map((id) => files.opened({ id, owner: 'a' }) !== null)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  test('nobody’s work is taken from them for a newcomer, unless they have left it', async () => {
    const { files, pass } = place({ mostFiles: 2 });
    const first = await files.open({ answers: given(), ...nb, owner: 'a' });
    pass(10);
    await files.open({ answers: given(), ...nb, owner: 'b' });
    await expect(files.open({ answers: given(), ...nb, owner: 'c' })).rejects.toMatchObject({
      code: 'workbench-full',
    });
    expect(files.opened({ id: first.id, owner: 'a' })).not.toBeNull();
    pass(15);
    expect(files.opened({ id: first.id, owner: 'a' })).not.toBeNull();
    pass(5);
    // Now b's file has been left for twenty minutes, and a's for five.
    await files.open({ answers: given(), ...nb, owner: 'c' });
    expect(files.opened({ id: first.id, owner: 'a' })).not.toBeNull();
    expect(files.openedBy('b')).toEqual([]);
  });

  test('holds no more bytes than it may: decoded answers go first, then newcomers are told', async () => {
    const { files, counts } = place({ mostBytes: survey.byteLength * 2 + 100 });
    const { id } = await files.open({ answers: given(), ...nb, owner: 'a' });
    await files.withStudy({ id, owner: 'a' });
    await files.open({ answers: given(), ...nb, owner: 'b' });
    await expect(files.open({ answers: given(), ...nb, owner: 'c' })).rejects.toMatchObject({
      code: 'workbench-full',
    });
    // There was no room left to remember the answers, so they are read anew, and right all the same.
    expect((await files.withStudy({ id, owner: 'a' }))?.tables[0]?.rowCount).toBe(120);
    expect(counts.reads).toBe(2);
  });

  test('a file that cannot be read takes no room', async () => {
    const { files } = place();
    await expect(
      files.open({ answers: given('x.sav', survey.subarray(0, 900)), ...nb, owner: 'a' }),
    ).rejects.toMatchObject({ code: 'answers-file' });
    expect(files.openedBy('a')).toEqual([]);
  });
});
