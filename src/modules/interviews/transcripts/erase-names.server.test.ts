import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { anchored } from '../coding/anchors/anchor.ts';
import { listPlacedCodings, movePlacedCodings, removePlacedCodings } from '../coding/for-others.server.ts';
import { appendSteps, headOfLog, readSteps } from '../coding/log/log.server.ts';
import { replaceInLog } from '../coding/log/replace-names.server.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import { addQuote, listQuotes } from '../findings/quotes/quotes.server.ts';
import { showParts } from '../findings/quotes/shorten.rules.ts';
import { replaceInFindings } from '../findings/replace-names.server.ts';
import { listNotes, saveNotes } from '../hold/notes.server.ts';
import { contentOf } from './content.ts';
import { readTranscript } from './import/read-transcript.ts';
import { createNameEraser } from './store/erase-names.server.ts';
import { currentVersion, listVersions, saveVersion } from './store/versions.server.ts';
import { askedOf, interviewer, placeOf, study } from './testing/names-study.ts';
import { words } from './testing/stand-in-words.ts';
import { createTranscripts, type Transcripts } from './transcripts.ts';

const codings = { list: listPlacedCodings, move: movePlacedCodings, remove: removePlacedCodings };
const eraseNames = createNameEraser({
  replacements: interviewReplacements,
  codings,
  replaceInLog,
  replaceInFindings,
});

describe.each(testEngines())('names that were said, on the day they are to be gone, on $name', (engine) => {
  let open: OpenDatabase;
  let transcripts: Transcripts;
  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    transcripts = createTranscripts({
      read: async (given) => readTranscript(given),
      database,
      codings,
      replacements: interviewReplacements,
      clock: { now: () => new Date('2026-03-02T12:00:00Z') },
      knownNames: async () => [],
      noteLook: async () => undefined,
    });
    for (const id of ['a', 'b']) {
      await addInformant(database, study, { informantId: id, pseudonym: `Leder ${id.toUpperCase()}` });
      await addInterview(database, placeOf(id), id);
    }
    await save('a', 'Vi spurte ingen. Da ringte jeg tilfeldigvis kari selv.');
    await save('b', 'Da gikk jeg til Kari.');
  });
  afterAll(() => open.close());

  async function save(interviewId: string, text: string) {
    const basedOn = (await current(interviewId))?.version ?? null;
    await saveVersion(open.database, placeOf(interviewId), {
      content: contentOf([{ speaker: 'Leder', text, startMs: null, endMs: null }]),
      basedOn,
      cause: 'imported',
      isOpen: false,
      savedOn: '2026-03-01',
      byName: 'Oppdiktet Ivar',
    });
  }
  const current = (id: string) => currentVersion(open.database, placeOf(id), { onlyOpen: false });
  const erase = () => open.database.transaction().execute((all) => eraseNames(all, study));
  async function decide(interviewId: string, decisions: Readonly<Record<string, string | null>>) {
    const { stamp } = await transcripts.names(interviewer, askedOf(interviewId), words);
    await transcripts.decideNames(interviewer, askedOf(interviewId), {
      stamp,
      decisions: Object.entries(decisions).map(([original, replacement]) => ({
        original,
        replacement,
        kind: 'person' as const,
      })),
    });
  }
  const openUp = async (id: string) =>
    transcripts.openForCoding(interviewer, askedOf(id), { version: (await current(id))!.version });
  /** Everything that is kept of what was said, as text. */
  const kept = async () =>
    JSON.stringify([
      await listQuotes(open.database, study),
      await Promise.all(['a', 'b', 'c'].map((id) => listVersions(open.database, placeOf(id)))),
      await readSteps(open.database, study),
      await Promise.all(['a', 'b'].map((id) => listNotes(open.database, placeOf(id)))),
      await interviewReplacements.list(open.database, study),
    ]);

  test('are in no version, quote, code or note, and what was coded stands where it stood', async () => {
    const { database } = open;
    // A name that is written small is found by nobody at first, and is marked and coded as any other word.
    await openUp('a');
    const { text, version } = (await current('a'))!;
    const step = {
      kind: 'codeWritten' as const,
      codeId: 'code-0001',
      codingId: 'coding-01',
      interviewId: 'a',
      version,
      words: 'Ringte kari selv',
      anchor: anchored(text, text.indexOf('Da ringte'), text.length),
    };
    const steps = [{ eventId: 'event-001', step }];
    await appendSteps(database, study, { steps, personId: 'i', byName: 'Oppdiktet Ivar', at: new Date(0) });
    await saveNotes(database, placeOf('a'), [{ questionId: 'q1', isAsked: true, note: 'kari er lagleder' }]);
    await decide('a', { kari: '[kollega A]' });
    const before = await kept();
    expect(before).toContain('Ringte kari selv');
    const head = await headOfLog(database, study);
    await erase();
    await erase();
    const after = await kept();
    expect(after.replaceAll('gikk jeg til Kari', '')).not.toMatch(/kari/i);
    expect((await listVersions(database, placeOf('a'))).map((one) => one.version)).toEqual([2]);
    expect(await listPlacedCodings(database, placeOf('a'))).toMatchObject([
      {
        codingId: 'coding-01',
        version: 2,
        code: 'Ringte [kollega A] selv',
        anchor: { quote: 'Da ringte jeg tilfeldigvis [kollega A] selv.' },
      },
    ]);
    expect(await listNotes(database, placeOf('a'))).toMatchObject([{ note: '[kollega A] er lagleder' }]);
    expect((await headOfLog(database, study)).erasures).toBe(head.erasures + 1);
  });

  test('are gone from the quotes too, and from a version that a passage without a place stands on', async () => {
    const { database } = open;
    await addInformant(database, study, { informantId: 'c', pseudonym: 'Leder C' });
    await addInterview(database, placeOf('c'), 'c');
    await save('c', 'Jeg spurte solveig om råd. Hun sa ja med en gang.');
    await openUp('c');
    const { text, version } = (await current('c'))!;
    const coded = anchored(text, 0, 26);
    const step = {
      kind: 'codeWritten' as const,
      codeId: 'code-0003',
      codingId: 'coding-03',
      interviewId: 'c',
      version,
      words: 'Spurte om råd',
      anchor: coded,
    };
    const steps = [{ eventId: 'event-003', step }];
    await appendSteps(database, study, { steps, personId: 'i', byName: 'Oppdiktet Ivar', at: new Date(0) });
    const quote = {
      interviewId: 'c',
      conceptId: 'concept-1',
      version,
      byName: 'Oppdiktet Ivar',
      personId: 'ivar',
      pickedOn: '2026-03-01',
    };
    const solveig = text.indexOf('solveig');
    const parts = [
      { start: 0, end: 3 },
      { start: solveig, end: 25 },
    ];
    await addQuote(database, study, { ...quote, quoteId: 'quote-0001', anchor: coded, parts });
    const beside = anchored(text, text.indexOf('Hun'), text.length);
    const all = [{ start: 0, end: beside.quote.length }];
    await addQuote(database, study, { ...quote, quoteId: 'quote-0002', anchor: beside, parts: all });
    // The passage is written anew so much that its code asks, and stays with the version it was made in.
    const { version: edited } = await transcripts.edit(interviewer, askedOf('c'), {
      version,
      turn: 0,
      speaker: 'Leder',
      time: '',
      text: 'Noen visste det, og det var solveig. Hun sa ja med en gang.',
    });
    await decide('c', { solveig: '[kollega C]' });
    expect(await kept()).toContain('Jeg spurte solveig om råd');
    await erase();
    expect(await kept()).not.toMatch(/solveig/i);
    expect(edited).toBe(2);
    const quotes = await listQuotes(database, study);
    expect(
      quotes.map(({ quoteId, anchor, parts: shown }) => [quoteId, showParts(anchor.quote, shown)]),
    ).toEqual([
      ['quote-0001', 'Jeg […] [kollega C] om råd'],
      ['quote-0002', 'Hun sa ja med en gang.'],
    ]);
    const coder: Actor = { ...interviewer, grants: [{ role: 'analyst', studyId: 's1', office: null }] };
    expect((await transcripts.asking(coder, askedOf('c')))?.asking).toMatchObject([
      {
        codingId: 'coding-03',
        code: 'Spurte om råd',
        quote: 'Jeg spurte [kollega C] om råd.',
        suggestion: null,
      },
    ]);
  });

  test('stay in a transcript that nobody has gone through, and go when somebody has', async () => {
    expect((await current('b'))!.text).toContain('Kari');
    await decide('b', { Kari: '[kollega B]' });
    await openUp('b');
    await erase();
    expect(await kept()).not.toMatch(/kari/i);
    expect((await current('b'))!.text).toBe('Da gikk jeg til [kollega B].');
    // There is no way back, and that is said by there being nothing to undo.
    expect(await transcripts.undoNames(interviewer, askedOf('b'))).toBeNull();
  });
});
