import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#modules/organisation/schema.ts';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type Anchor, anchored } from '../coding/anchors/anchor.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import type { CodingsToMove, PlacedCoding } from './codings-to-move.ts';
import { contentOf } from './content.ts';
import { createTranscriptEraser } from './store/erase.server.ts';
import { currentVersion, listVersions, saveVersion } from './store/versions.server.ts';
import { createTranscripts, type Transcripts } from './transcripts.ts';

const actor = (role: Role): Actor => ({
  organisationId: 'o1',
  personId: role,
  name: role,
  email: `${role}@example.org`,
  grants: [{ role, studyId: 's1', office: null }],
});
const words = {
  person: 'kollega',
  office: 'kontor',
  municipality: 'kommune',
  county: 'fylke',
  place: 'sted',
  email: 'e-post',
  phone: 'telefon',
  nationalNumber: 'fødselsnummer',
};
const study = { organisationId: 'o1', studyId: 's1' };
const placeOf = (interviewId: string) => ({ ...study, interviewId });
const askedOf = (interviewId: string) => ({ studyId: 's1', interviewId });
const interviewer = actor('interviewer');
const analyst = actor('analyst');

/** Codings as a list, so that what transcripts ask of them can be seen. */
function codingsToSee() {
  let all: PlacedCoding[] = [];
  const codings: CodingsToMove = {
    list: async (_database, { interviewId }) => (interviewId === 't1' ? all : []),
    move: async (_database, _place, moved) => {
      all = all.map((one) => ({ ...one, ...moved.find(({ codingId }) => codingId === one.codingId) }));
    },
    remove: async (_database, _place, ids) => {
      all = all.filter(({ codingId }) => !ids.includes(codingId));
    },
  };
  const put = (codingId: string, version: number, anchor: Anchor) =>
    all.push({ codingId, version, anchor, code: `kode ${codingId}` });
  return {
    codings,
    put,
    now: () => all.map(({ codingId, version, anchor }) => [codingId, version, anchor.quote]),
  };
}

describe.each(testEngines())('names in transcripts, on $name', (engine) => {
  let open: OpenDatabase;
  let transcripts: Transcripts;
  let seen: ReturnType<typeof codingsToSee>;
  const looks: string[] = [];
  const save = async (interviewId: string, ...said: string[]) => {
    const place = placeOf(interviewId);
    const basedOn = (await currentVersion(open.database, place, { onlyOpen: false }))?.version ?? null;
    const content = contentOf(said.map((text) => ({ speaker: 'Leder A', text, startMs: null, endMs: null })));
    await saveVersion(open.database, place, {
      basedOn,
      content,
      cause: 'imported',
      isOpen: false,
      savedOn: '2026-03-01',
      byName: 'Ivar',
    });
  };
  const textOf = async (interviewId: string) =>
    (await transcripts.draft(interviewer, askedOf(interviewId)))!.text;
  const decide = async (interviewId: string, decisions: Readonly<Record<string, string | null>>) => {
    const { stamp } = await transcripts.names(interviewer, askedOf(interviewId), words);
    return transcripts.decideNames(interviewer, askedOf(interviewId), {
      stamp,
      decisions: Object.entries(decisions).map(([original, replacement]) => ({
        original,
        replacement,
        kind: 'person' as const,
      })),
    });
  };
  const openUp = async (interviewId: string) => {
    const draft = await transcripts.draft(interviewer, askedOf(interviewId));
    await transcripts.openForCoding(interviewer, askedOf(interviewId), { version: draft!.version });
  };

  beforeAll(async () => {
    open = await engine.open();
    for (const [at, interviewId] of ['t1', 't2'].entries()) {
      await addInformant(open.database, study, { informantId: `i${at}`, pseudonym: `Leder ${'AB'[at]}` });
      await addInterview(open.database, placeOf(interviewId), `i${at}`);
    }
  });
  beforeEach(async () => {
    seen = codingsToSee();
    looks.length = 0;
    transcripts = createTranscripts({
      database: open.database,
      codings: seen.codings,
      replacements: interviewReplacements,
      clock: { now: () => new Date('2026-03-02T12:00:00Z') },
      knownNames: async () => [{ name: 'Askelia', kind: 'office' }],
      noteLook: async (_database, _place, { on, personId }) => void looks.push(`${on} ${personId}`),
    });
    const eraser = createTranscriptEraser(interviewReplacements);
    for (const id of ['t1', 't2']) await eraser.eraseInterview(open.database, placeOf(id));
    await save('t1', 'Da ringte jeg Kari.', 'Karis idé, i Askelia.');
    await save('t2', 'Hun heter Kari, ikke Karin.');
  });
  afterAll(() => open.close());

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

  test('whoever withdraws takes what they said, and the names that nobody else said', async () => {
    await decide('t1', { Kari: '[kollega A]', Askelia: '[kontor 1]' });
    const eraser = createTranscriptEraser(interviewReplacements);
    const told = { transcripts: 1, replacedNames: 1, drafts: 0 };
    expect(await eraser.count(open.database, placeOf('t1'))).toEqual(told);
    expect(await eraser.eraseInterview(open.database, placeOf('t1'))).toEqual(told);
    expect(await listVersions(open.database, placeOf('t1'))).toEqual([]);
    expect((await interviewReplacements.list(open.database, study)).map(({ original }) => original)).toEqual([
      'Kari',
    ]);
    expect(await eraser.eraseInterview(open.database, placeOf('t1'))).toEqual({
      transcripts: 0,
      replacedNames: 0,
      drafts: 0,
    });
    expect(await textOf('t2')).toContain('[kollega A]');
    // On the day the names of a study go, so does what stands for them.
    await openInterviewKey(open.database).erase(study);
    expect(await interviewReplacements.list(open.database, study)).toEqual([]);
  });
});
