import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import { testEngines } from '#platform/database/engines.ts';
import { listVersions } from './store/versions.server.ts';
import {
  analyst,
  askedOf,
  interviewer,
  type NamesStudy,
  openNamesStudy,
  placeOf,
  study,
} from './testing/names-study.ts';
import { words } from './testing/stand-in-words.ts';

describe.each(testEngines())('names in transcripts, on $name', (engine) => {
  let names: NamesStudy;
  let transcripts: NamesStudy['transcripts'];
  let eraser: NamesStudy['eraser'];
  let looks: NamesStudy['looks'];
  let save: NamesStudy['save'];
  let textOf: NamesStudy['textOf'];
  let decide: NamesStudy['decide'];
  let openUp: NamesStudy['openUp'];
  beforeAll(async () => {
    names = await openNamesStudy(engine);
    ({ transcripts, eraser, looks, save, textOf, decide, openUp } = names);
  });
  beforeEach(() => names.beginAnew());
  afterAll(() => names.close());

  test('are shown in context, those of this interview first, with what may stand for each', async () => {
    const look = await transcripts.names(interviewer, askedOf('t1'), words);
    expect(
      look.suggestions.map(({ original, standIn, places }) => [original, standIn, places.length]),
    ).toEqual([
      ['Kari', '[kollega A]', 3],
      ['Askelia', '[kontor 1]', 1],
    ]);
    expect(look.suggestions[0]!.places.map(({ pseudonym, turn }) => [pseudonym, turn])).toEqual([
      ['Leder A', 1],
      ['Leder A', 2],
      ['Leder B', 1],
    ]);
    await expect(transcripts.names(analyst, askedOf('t1'), words)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('are replaced in every interview, and only then may the transcript be opened', async () => {
    await expect(openUp('t1')).rejects.toMatchObject({ code: 'transcript-names' });
    expect(await decide('t1', { Kari: '[kollega A]' })).toEqual({ places: 3, interviews: 2 });
    expect(await textOf('t2')).toBe('Hun heter [kollega A], ikke Karin.');
    await expect(openUp('t1')).rejects.toMatchObject({ code: 'transcript-names' });
    await decide('t1', { Askelia: null });
    await openUp('t1');
    expect((await transcripts.current(analyst, askedOf('t1')))!.text).toBe(
      'Da ringte jeg [kollega A].\n[kollega A]s idé, i Askelia.',
    );
    // The other one is as closed as it was.
    expect(await transcripts.current(analyst, askedOf('t2'))).toBeNull();
    expect((await transcripts.draft(interviewer, askedOf('t2')))!.isOpen).toBe(false);
  });

  test('what stands for whom is the code key, and looking is written down', async () => {
    await decide('t1', { Kari: '[kollega A]', Askelia: null });
    const list = await transcripts.replacements(interviewer, askedOf('t1'));
    expect(list.map(({ original, replacement }) => [original, replacement])).toEqual([
      ['Kari', '[kollega A]'],
    ]);
    expect(looks).toEqual(['2026-03-02 interviewer']);
    await expect(transcripts.replacements(analyst, askedOf('t1'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(looks).toHaveLength(1);
  });

  test('a decision is undone in every interview, the last one first', async () => {
    const before = [await textOf('t1'), await textOf('t2')];
    await decide('t1', { Kari: '[kollega A]' });
    await decide('t1', { Askelia: '[kontor 1]' });
    expect(await transcripts.undoNames(interviewer, askedOf('t1'))).toEqual({ interviews: 1 });
    expect(await transcripts.undoNames(interviewer, askedOf('t1'))).toEqual({ interviews: 2 });
    expect([await textOf('t1'), await textOf('t2')]).toEqual(before);
    expect(await transcripts.undoNames(interviewer, askedOf('t1'))).toBeNull();
    expect(await transcripts.replacements(interviewer, askedOf('t1'))).toEqual([]);
  });

  test('a decision is not undone over what somebody has written since', async () => {
    await decide('t1', { Kari: '[kollega A]' });
    const { version } = (await transcripts.draft(interviewer, askedOf('t2')))!;
    const edit = { version, turn: 0, speaker: 'Leder B', time: '', text: 'Hun heter noe annet.' };
    await transcripts.edit(interviewer, askedOf('t2'), edit);
    await expect(transcripts.undoNames(interviewer, askedOf('t1'))).rejects.toMatchObject({
      code: 'transcript-names',
    });
    expect(await textOf('t1')).toContain('[kollega A]');
    expect(await transcripts.replacements(interviewer, askedOf('t1'))).toHaveLength(1);
  });

  test('names of texts that changed since are decided about anew, and nonsense is refused', async () => {
    const { stamp } = await transcripts.names(interviewer, askedOf('t1'), words);
    await save('t2', 'Noe annet om Kari.');
    const decision = { original: 'Kari', kind: 'person', replacement: '[kollega A]' } as const;
    await expect(
      transcripts.decideNames(interviewer, askedOf('t1'), { stamp, decisions: [decision] }),
    ).rejects.toMatchObject({ code: 'transcript-changed' });
    for (const [name, standIn] of [
      ['Kari', ' '],
      ['Kari', 'min venn Kari'],
      ['Kari', 'x'.repeat(61)],
      ['Ingen', '[kollega B]'],
    ] as const)
      await expect(decide('t1', { [name]: standIn })).rejects.toMatchObject({ code: 'transcript-names' });
    expect(await textOf('t1')).toContain('Kari');
  });

  test('whoever withdraws takes what they said, and the names that nobody else said', async () => {
    await decide('t1', { Kari: '[kollega A]', Askelia: '[kontor 1]' });
    const told = { transcripts: 1, replacedNames: 1, drafts: 0 };
    expect(await eraser.count(names.database, placeOf('t1'))).toEqual(told);
    expect(await eraser.eraseInterview(names.database, placeOf('t1'))).toEqual(told);
    expect(await listVersions(names.database, placeOf('t1'))).toEqual([]);
    expect((await interviewReplacements.list(names.database, study)).map(({ original }) => original)).toEqual(
      ['Kari'],
    );
    expect(await eraser.eraseInterview(names.database, placeOf('t1'))).toEqual({
      transcripts: 0,
      replacedNames: 0,
      drafts: 0,
    });
    expect(await textOf('t2')).toContain('[kollega A]');
    // On the day the names of a study go, so does what stands for them.
    await openInterviewKey(names.database).erase(study);
    expect(await interviewReplacements.list(names.database, study)).toEqual([]);
  });
});
