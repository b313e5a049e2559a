import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '#platform/database/engines.ts';
import { anchored } from '../../coding/anchors/anchor.ts';
import { analyst, askedOf, interviewer, type NamesStudy, openNamesStudy } from '../testing/names-study.ts';

describe.each(testEngines())('edits of a transcript, on $name', (engine) => {
  let names: NamesStudy;
  let transcripts: NamesStudy['transcripts'];
  let seen: NamesStudy['seen'];
  let decide: NamesStudy['decide'];
  let openUp: NamesStudy['openUp'];
  beforeAll(async () => {
    names = await openNamesStudy(engine);
    ({ transcripts, seen, decide, openUp } = names);
  });
  beforeEach(() => names.beginAnew());
  afterAll(() => names.close());

  test('an edit that brings in a name keeps it from those who code', async () => {
    await decide('t1', { Kari: '[kollega A]', Askelia: null });
    await openUp('t1');
    const edit = async (text: string) => {
      const { version } = (await transcripts.draft(interviewer, askedOf('t1')))!;
      const given = { version, turn: 0, speaker: 'Leder A', time: '', text };
      return (await transcripts.edit(interviewer, askedOf('t1'), given)).version;
    };
    const fine = await edit('Da ringte jeg visst [kollega A].');
    expect((await transcripts.current(analyst, askedOf('t1')))!.version).toBe(fine);
    await edit('Da ringte jeg visst Torbjørn.');
    expect((await transcripts.current(analyst, askedOf('t1')))!.version).toBe(fine);
    await edit('Da ringte jeg visst Kari.');
    expect((await transcripts.current(analyst, askedOf('t1')))!.version).toBe(fine);
  });

  test('an edit on top of somebody else’s is refused, and both are there', async () => {
    const { version } = (await transcripts.draft(interviewer, askedOf('t1')))!;
    const edit = { version, turn: 0, speaker: 'Leder A', time: '00:03', text: 'Først.' };
    expect(await transcripts.edit(interviewer, askedOf('t1'), edit)).toEqual({ version: 2 });
    const late = transcripts.edit(interviewer, askedOf('t1'), { ...edit, text: 'Sist.' });
    await expect(late).rejects.toMatchObject({ code: 'transcript-changed' });
    const [newest] = await transcripts.history(interviewer, askedOf('t1'));
    expect(newest!.changed!.changes.map(({ before, after }) => `${before} > ${after}`)).toEqual([
      'Da ringte jeg Kari > Først',
    ]);
    for (const wrong of [{ time: '99:99' }, { speaker: ' ' }, { speaker: 'x'.repeat(41) }]) {
      const given = { ...edit, version: 2, ...wrong };
      await expect(transcripts.edit(interviewer, askedOf('t1'), given)).rejects.toMatchObject({
        code: 'transcript-turn',
      });
    }
    // The same words again make no version.
    expect(await transcripts.edit(interviewer, askedOf('t1'), { ...edit, version: 2 })).toEqual({
      version: 2,
    });
  });

  test('codes come along, and those whose place is not certain wait for a person', async () => {
    await decide('t1', { Kari: '[kollega A]', Askelia: null });
    await openUp('t1');
    const { text, version } = (await transcripts.current(analyst, askedOf('t1')))!;
    const put = (id: string, quote: string) => {
      const start = text.indexOf(quote);
      seen.put(id, version, anchored(text, start, start + quote.length));
    };
    put('a', 'idé, i Askelia');
    put('b', 'ringte jeg');
    put('c', 'Da ringte');
    const given = { version, turn: 0, speaker: 'Leder A', time: '', text: 'Da skrev vi til [kollega A].' };
    const after = (await transcripts.edit(interviewer, askedOf('t1'), given)).version;
    expect(seen.now()).toEqual([
      ['a', after, 'idé, i Askelia'],
      ['b', version, 'ringte jeg'],
      ['c', version, 'Da ringte'],
    ]);
    const found = (await transcripts.asking(analyst, askedOf('t1')))!;
    expect(found.version).toBe(after);
    expect(found.asking.map(({ codingId, quote }) => [codingId, quote])).toEqual([
      ['b', 'ringte jeg'],
      ['c', 'Da ringte'],
    ]);
    await expect(
      transcripts.answer(analyst, askedOf('t1'), { version: version, answers: [] }),
    ).rejects.toMatchObject({ code: 'transcript-changed' });
    await transcripts.answer(analyst, askedOf('t1'), {
      version: after,
      answers: [
        { codingId: 'b', answer: 'suggested' },
        { codingId: 'nobody', answer: 'remove' },
      ],
    });
    expect(seen.now().map(([id, at]) => [id, at])).toEqual([
      ['a', after],
      ['b', after],
      ['c', version],
    ]);
    await transcripts.answer(analyst, askedOf('t1'), {
      version: after,
      answers: [{ codingId: 'c', answer: 'remove' }],
    });
    expect((await transcripts.asking(analyst, askedOf('t1')))!.asking).toEqual([]);
  });
});
