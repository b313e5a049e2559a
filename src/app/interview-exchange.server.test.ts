import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listInformants, listInterviews } from '#modules/interviews/store.server.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openZip } from '#platform/packed/open-zip.ts';
import { practiceStudyId } from './demo-people.ts';
import {
  anne,
  asked,
  codeOf,
  custodian,
  type ExchangeRoom,
  ivar,
  openExchangeRoom,
  place,
} from './testing/exchange-room.ts';

describe.each(testEngines())('coded material out, in and out again, on $name', (engine) => {
  let room: ExchangeRoom;
  beforeAll(async () => {
    room = await openExchangeRoom(engine);
  });
  afterAll(() => room.close());

  test('a study with all its codes goes out, into an empty one, and out again: the same but for identities', async () => {
    const first = await room.exchange.writeProject(anne, asked(practiceStudyId));
    expect(first).toMatchObject({ fileName: 'practice.qdpx' });
    expect(
      Buffer.from((await room.exchange.writeProject(anne, asked(practiceStudyId))).bytes).equals(first.bytes),
    ).toBe(true);
    await room.studyWith('copy', 3);
    const { look, done } = await room.bringIn('copy', first.bytes);
    expect(look.plan.sources.map(({ way }) => way)).toEqual(['newOpen', 'newOpen', 'newOpen']);
    expect(look.plan.steps.counts).toEqual({
      codings: 59,
      newCodes: 56,
      knownCodes: 0,
      again: 0,
      groups: 8,
      concepts: 5,
    });
    expect(look.plan.losses).toEqual([]);
    expect(done).not.toBeNull();
    const second = await room.exchange.writeProject(anne, asked('copy'));
    expect(withoutIdentities(second.bytes)).toBe(withoutIdentities(first.bytes));

    const [from, to] = [await room.codesOf(practiceStudyId), await room.codesOf('copy')];
    const turns = (all: typeof from) =>
      all.versions.map((version) => version.turns.map((turn) => turn.speaker));
    expect(turns(to).toSorted(byLength)).toEqual(turns(from).toSorted(byLength));
    const passages = (all: typeof from) =>
      all.items.map(({ words, start, end, byName }) => [words, start, end, byName]).toSorted();
    expect(passages(to)).toEqual(passages(from));
    const memos = (all: typeof from) =>
      all.state.concepts.map(({ name, literature, memo }) => ({ name, literature, memo }));
    expect(memos(to)).toEqual(memos(from));
    // The same file once more brings nothing: everything stands there already.
    expect(await codeOf(() => room.bringIn('copy', first.bytes))).toBe('exchange-nothing');
  });

  test('what came in is taken back, all of it, and once', async () => {
    const { bytes } = await room.exchange.writeProject(anne, asked(practiceStudyId));
    await room.studyWith('undo', 3);
    const { done } = await room.bringIn('undo', bytes);
    expect((await room.codesOf('undo')).items).toHaveLength(59);
    await room.exchange.undo(ivar, 'undo', done!.exchangeId);
    const after = await room.codesOf('undo');
    expect([after.items, after.state.groups, after.state.concepts, after.versions]).toEqual([[], [], [], []]);
    expect(await codeOf(() => room.exchange.undo(ivar, 'undo', done!.exchangeId))).toBe('exchange-undone');
    const { exchanges } = await room.exchange.look(ivar, 'undo');
    expect(exchanges).toMatchObject([{ kind: 'in', byName: 'Ivar Intervjuer', undoneOn: '2026-11-20' }]);
    // And in again, as if it had never been.
    await room.bringIn('undo', bytes);
    expect((await room.codesOf('undo')).items).toHaveLength(59);
  });

  test('is refused whoever may not code, and what was seen must still be so', async () => {
    expect(await codeOf(() => room.exchange.look(custodian, 'copy'))).toBe('not-allowed');
    expect(
      await codeOf(() => room.exchange.hold(custodian, 'copy', { fileName: 'x', bytes: new Uint8Array() })),
    ).toBe('not-allowed');
    const { bytes } = await room.exchange.writeProject(anne, asked(practiceStudyId));
    expect(await codeOf(() => room.bringIn('copy', bytes, { stamp: 'another' }))).toBe('transcript-changed');
    expect(await room.exchange.held(anne, 'copy')).toBeNull();
  });

  test('the code book and a coded transcript to read: every code and turn, no quote without a yes, safe in a spreadsheet', async () => {
    const book = await room.exchange.codebookDocument(anne, asked('copy'));
    const tables = book.blocks.filter((block) => block.kind === 'table');
    expect(tables.flatMap(({ rows }) => rows)).toHaveLength(56);
    expect(JSON.stringify(book)).toContain('Fuglsang 2010');
    // The demo's interviews are loaded without consents: nobody is quoted from them.
    const unasked = await room.exchange.codebookDocument(anne, asked(practiceStudyId));
    expect(JSON.stringify(unasked)).not.toContain('(Leder');
    expect(JSON.stringify(book)).toContain('(Leder');
    const csv = new TextDecoder().decode((await room.exchange.codebookCsv(anne, asked('copy'))).bytes);
    expect(csv.split('\r\n')).toHaveLength(58);
    const [first] = await listInterviews(room.database, place('copy'));
    const one = { ...asked('copy'), interviewId: first!.interviewId };
    const transcript = (await room.exchange.transcriptDocument(anne, one))!;
    const said = transcript.blocks.find((block) => block.kind === 'table')!;
    expect(said.rows).toHaveLength(22);
    expect(JSON.stringify(transcript.blocks[0])).toContain('arbeidsmateriale');
    const rows = new TextDecoder().decode((await room.exchange.transcriptCsv(anne, one))!.bytes);
    expect(rows).toContain('Det er lov å slutte med det igjen');
    expect(await room.exchange.transcriptCsv(anne, { ...one, interviewId: 'demo-interview-d' })).toBeNull();
    const { exchanges } = await room.exchange.look(anne, 'copy');
    expect(exchanges.map(({ kind }) => kind).toSorted()).toEqual(
      ['codebook', 'codebook', 'in', 'qdpx', 'transcript', 'transcript'].toSorted(),
    );
    // Whoever takes a withdrawal in is told of each file with the informant in it.
    const [informant] = await listInformants(room.database, place('copy'));
    const { takenOut } = (await room.informants.withdrawal(ivar, 'copy', informant!.informantId))!;
    expect(takenOut.map(({ kind, byName }) => [kind, byName]).toSorted()).toEqual([
      ...[
        ['codebook', anne.name],
        ['codebook', anne.name],
        ['qdpx', anne.name],
      ],
      ...[
        ['transcript', anne.name],
        ['transcript', anne.name],
      ],
    ]);
  });
});

const byLength = (a: readonly unknown[], b: readonly unknown[]) => a.length - b.length;

/** The project of a package with its identities numbered as they come. */
function withoutIdentities(bytes: Uint8Array): string {
  const xml = openZip(bytes, 10_000_000, {
    damaged: () => new Error('damaged'),
    locked: () => new Error('locked'),
    tooLarge: () => new Error('large'),
    declaresOwn: () => new Error('declares'),
  } as never).text('project.qde')!;
  const seen = new Map<string, number>();
  return xml.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, (guid) => {
    if (!seen.has(guid)) seen.set(guid, seen.size + 1);
    return `id-${seen.get(guid)}`;
  });
}
