import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { addPerson, findActor } from '#modules/organisation/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import type { StudyDesk } from '#web/editor/study-desk.ts';
import { organisationId } from '../organisation.ts';
import { createStudyDesk } from './study-desk.ts';

const now = new Date('2026-03-04T05:06:07Z');
const file = `# Made up, for this test.
handlingsrom: 1
id: two-people
title: {nb: To skriver}
languages: [nb]
instruments:
  employee:
    sections:
      - title: {nb: Først}
        items:
          - {id: one, kind: text, text: {nb: En?}}
      - title: {nb: Sist}
        items:
          - {id: two, kind: text, text: {nb: To?}}
`;
const first = 'instruments/employee/sections/0/items/0/text/nb';
const last = 'instruments/employee/sections/1/items/0/text/nb';

describe.each(testEngines())('the study desk, on $name', (engine) => {
  let open: OpenDatabase;
  let desk: StudyDesk;
  let made = 0;
  beforeAll(async () => {
    open = await engine.open();
    desk = createStudyDesk({ database: open.database, clock: { now: () => now } });
    for (const personId of ['ada', 'ola', 'eva']) {
      const person = { personId, name: personId, email: `${personId}@example.org`, isDemo: true };
      await addPerson(open.database, { organisationId, ...person, now });
    }
  });
  afterAll(() => open.close());

  const actor = async (personId: string, leads: readonly (string | null)[] = [null]): Promise<Actor> => {
    const found = await findActor(open.database, { organisationId, personId });
    const grants = leads.map((studyId) => ({ role: 'studyLead' as const, studyId, office: null }));
    return { ...found!, grants: [...found!.grants, ...grants] };
  };
  const newStudy = async () => {
    made += 1;
    return desk.create(await actor('ada'), {
      kind: 'file',
      text: file.replace('two-people', `two-people-${made}`),
      fileName: 'study.yaml',
    });
  };
  const write = async (who: Actor, studyId: string, field: string, text: string) => {
    const { step, basedOn } = (await desk.open(who, studyId))!;
    return desk.change(who, studyId, { step, basedOn, fields: new Map([[field, [text]]]) });
  };

  test('whoever makes a study leads it; ids come of titles, and no two are alike', async () => {
    const given = { kind: 'blank', title: 'Arbeidsmiljø på øya' } as const;
    const studyId = await desk.create(await actor('ada'), given);
    expect(studyId).toBe('arbeidsmiljo-pa-oya');
    expect(await desk.create(await actor('ada'), given)).toBe('arbeidsmiljo-pa-oya-2');
    expect(await desk.create(await actor('ada'), { ...given, title: 'New' })).not.toBe('new');
    const ada = await actor('ada', []);
    expect(ada.grants).toContainEqual({ role: 'studyLead', studyId, office: null });
    expect((await desk.list(ada)).map((study) => study.studyId)).toContain(studyId);
    await expect(desk.create(await actor('eva', []), given)).rejects.toThrow(/role/);
  });

  test('a file comes out as it went in, byte for byte; a name that is taken is made another', async () => {
    const text = `\ufeff${file.replace('two-people', 'as-it-was').replaceAll('\n', '\r\n')}`;
    const studyId = await desk.create(await actor('ada'), { kind: 'file', text, fileName: 'study.yaml' });
    expect(studyId).toBe('as-it-was');
    expect((await desk.textOf(await actor('ada', []), studyId, 1))!.text).toBe(text);
    const again = await desk.create(await actor('ada'), { kind: 'file', text, fileName: 'study.yaml' });
    expect(again).toBe('as-it-was-2');
    expect((await desk.textOf(await actor('ada', []), again, 1))!.text).toBe(
      text.replace('as-it-was', again),
    );
  });

  test('a study that one has no part in is as if it were not there', async () => {
    const studyId = await newStudy();
    const eva = await actor('eva', []);
    expect(await desk.open(eva, studyId)).toBeNull();
    expect(await desk.versions(eva, studyId)).toBeNull();
    expect(await desk.textOf(eva, studyId, 1)).toBeNull();
    expect(
      await desk.preview(eva, studyId, { instrument: 'employee', page: '1', language: 'nb', path: '/x' }),
    ).toBeNull();
    await expect(desk.save(eva, studyId, { note: '', over: null })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await desk.list(eva)).toEqual([]);
  });

  test('what is written stays in a draft of its own, step by step, until it is saved with a note', async () => {
    const studyId = await newStudy();
    const ada = await actor('ada', []);
    await write(ada, studyId, first, 'Er du der?');
    await write(ada, studyId, first, '');
    const unfinished = (await desk.open(ada, studyId))!;
    expect(unfinished.problems.map(({ path }) => path.join('/'))).toEqual([first.replace('/nb', '')]);
    await expect(desk.save(ada, studyId, { note: '', over: null })).rejects.toMatchObject({
      code: 'study-file',
    });
    await desk.undo(ada, studyId);
    const ola = await actor('ola', [studyId]);
    expect((await desk.open(ola, studyId))!.isChanged).toBe(false);
    expect(await desk.save(ada, studyId, { note: 'Bedre ord', over: null })).toEqual({
      kind: 'saved',
      version: 2,
    });
    const versions = await desk.versions(ada, studyId);
    expect(versions).toMatchObject([
      { version: 2, savedBy: 'ada', note: 'Bedre ord', savedAt: now },
      { version: 1, savedBy: 'ada', note: '' },
    ]);
    expect((await desk.open(ada, studyId))!.step).toBe(0);
    expect(await desk.restore(ada, studyId, { version: 1, note: 'Tilbake' })).toBe(3);
    expect((await desk.textOf(ola, studyId, 3))!.text).toBe((await desk.textOf(ola, studyId, 1))!.text);
  });

  test('nobody saves over a version they have not seen; both changes can be taken in, and nothing is lost', async () => {
    const studyId = await newStudy();
    const [ada, ola] = [await actor('ada', []), await actor('ola', [studyId])];
    await write(ada, studyId, first, 'Fra Ada');
    await write(ola, studyId, last, 'Fra Ola');
    expect(await desk.save(ola, studyId, { note: '', over: null })).toEqual({ kind: 'saved', version: 2 });
    expect(await desk.save(ada, studyId, { note: '', over: null })).toEqual({ kind: 'newer' });
    const mine = (await desk.open(ada, studyId))!;
    expect(mine).toMatchObject({ version: 2, basedOn: 1, savedBy: 'ola' });
    expect(mine.text).toContain('Fra Ada');
    expect(await desk.takeIn(ada, studyId, 'both')).toEqual({ conflicts: 0 });
    expect(await desk.save(ada, studyId, { note: '', over: null })).toEqual({ kind: 'saved', version: 3 });
    const { text } = (await desk.textOf(ada, studyId, 3))!;
    expect(text).toContain('Fra Ada');
    expect(text).toContain('Fra Ola');
    expect(text).toContain('# Made up, for this test.');
  });

  test('both wrote in one place: mine stands, it is said how often, and one step back is as it was', async () => {
    const studyId = await newStudy();
    const [ada, ola] = [await actor('ada', []), await actor('ola', [studyId])];
    await write(ada, studyId, first, 'Fra Ada');
    await write(ola, studyId, first, 'Fra Ola');
    await desk.save(ola, studyId, { note: '', over: null });
    expect(await desk.takeIn(ada, studyId, 'both')).toEqual({ conflicts: 1 });
    expect((await desk.open(ada, studyId))!.text).toContain('Fra Ada');
    await desk.undo(ada, studyId);
    await desk.takeIn(ada, studyId, 'theirs');
    expect((await desk.open(ada, studyId))!.isChanged).toBe(false);
    await desk.undo(ada, studyId);
    expect(await desk.save(ada, studyId, { note: '', over: 2 })).toEqual({ kind: 'saved', version: 3 });
  });

  test('two who save at the same moment make one version and one who is told', async () => {
    const studyId = await newStudy();
    const [ada, ola] = [await actor('ada', []), await actor('ola', [studyId])];
    await Promise.all([write(ada, studyId, first, 'Fra Ada'), write(ola, studyId, last, 'Fra Ola')]);
    const saved = await Promise.all(
      [ada, ola].map((who) => desk.save(who, studyId, { note: '', over: null })),
    );
    expect(saved.map(({ kind }) => kind).sort()).toEqual(['newer', 'saved']);
    expect(await desk.versions(ada, studyId)).toHaveLength(2);
  });

  test('a form from a window left open counts, and what it went over is one step back', async () => {
    const studyId = await newStudy();
    const ada = await actor('ada', []);
    const { step, basedOn } = (await desk.open(ada, studyId))!;
    await write(ada, studyId, first, 'Fra det nye vinduet');
    const late = { step, basedOn, fields: new Map([[last, ['Fra det gamle vinduet']]]) };
    expect(await desk.change(ada, studyId, late)).toMatchObject({ isOverOther: true });
    expect((await desk.open(ada, studyId))!.text).toContain('Fra det gamle vinduet');
    await desk.undo(ada, studyId);
    expect((await desk.open(ada, studyId))!.text).toContain('Fra det nye vinduet');
  });

  test('what is typed letter by letter is one step', async () => {
    const studyId = await newStudy();
    const ada = await actor('ada', []);
    let { step, basedOn } = (await desk.open(ada, studyId))!;
    for (const text of ['H', 'He', 'Hei?']) {
      const fields = new Map([[first, [text]]]);
      ({ step } = await desk.change(ada, studyId, { step, basedOn, fields, isTyping: true }));
    }
    expect(step).toBe(1);
    await desk.undo(ada, studyId);
    expect(await desk.open(ada, studyId)).toMatchObject({ step: 0, isChanged: false });
  });

  test('the phone shows the draft, also where it is not right yet, and no script runs there', async () => {
    const studyId = await newStudy();
    const ada = await actor('ada', []);
    await write(ada, studyId, first, 'Er du <b>der</b>?');
    await desk.write(ada, studyId, {
      text: (await desk.open(ada, studyId))!.text.replace(
        'id: two, kind: text',
        'id: two, kind: tekst, askIf: x',
      ),
    });
    const look = (page: string) =>
      desk.preview(ada, studyId, { instrument: 'employee', page, language: 'nb', path: '/p' });
    const page = (await look('1'))!;
    expect(page.html).toContain('Er du &lt;b&gt;der&lt;/b&gt;?');
    expect(page.contentSecurityPolicy).toContain("default-src 'none'");
    expect(page.contentSecurityPolicy).toContain("frame-ancestors 'self'");
    expect((await look('2'))!.html).toContain('To?');
    expect((await look('start'))!.html).toContain('To skriver');
    expect(await look('9')).toBeNull();
    expect(await look('x')).toBeNull();
  });

  test('a text that is no YAML is kept as it is, to be mended as text', async () => {
    const studyId = await newStudy();
    const ada = await actor('ada', []);
    await desk.write(ada, studyId, { text: 'title: [\n' });
    const broken = (await desk.open(ada, studyId))!;
    expect(broken).toMatchObject({ text: 'title: [\n', draft: null, isChanged: true });
    expect(broken.problems.length).toBeGreaterThan(0);
    // A form that was open meanwhile cannot be taken into it, and says so; nothing is lost.
    for (const text of ['title: [\n', 'ikke en studie\n', '- en liste\n']) {
      await desk.write(ada, studyId, { text });
      const { step, basedOn } = (await desk.open(ada, studyId))!;
      const fields = new Map([['title/nb', ['Tittel']]]);
      await expect(
        desk.change(ada, studyId, { step, basedOn, fields, isTyping: true }),
        text,
      ).rejects.toMatchObject({ code: 'text-only' });
      expect((await desk.open(ada, studyId))!.text).toBe(text);
    }
    await desk.discard(ada, studyId);
    expect((await desk.open(ada, studyId))!.isChanged).toBe(false);
  });
});
