import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { listInformants, listInterviews } from '#modules/interviews/store.server.ts';
import { testEngines } from '#platform/database/engines.ts';
import { readZip, writeZip } from '#platform/zip/zip.ts';
import {
  anne,
  asked,
  codeOf,
  type ExchangeRoom,
  ivar,
  openExchangeRoom,
  place,
} from './testing/exchange-room.ts';

const schema = readFileSync(
  new URL('../modules/interviews/exchange/refi/reference/project.xsd', import.meta.url),
  'utf8',
);
const said = 'Intervjuer: og så?\nLeder A: vi prøver oss fram 🙂.\nog så igjen.';
/** Made-up sound that says it is Ogg. */
const sound = (length: number, seed = 0) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8) + seed) % 251);
  bytes.set(new TextEncoder().encode('OggS'));
  return bytes;
};
async function* chunksOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_521) yield bytes.subarray(at, at + 65_521);
}
async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const guid = (n: number) => `b7a3c1d2-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A transcript with points at its turns, as other programs write one; the recording it names is not in the file. */
function packed(text: string): Uint8Array {
  const places = [0, text.indexOf('Leder'), text.lastIndexOf('\n') + 1].map(
    (unit) => [...text.slice(0, unit)].length,
  );
  const points = [500, 4250, 9000].map(
    (time, n) => `<SyncPoint guid="${guid(20 + n)}" timeStamp="${time}" position="${places[n]}"/>`,
  );
  const xml = `<Project name="P" xmlns="urn:QDA-XML:project:1.0"><Sources><AudioSource guid="${guid(11)}" name="Leder A" path="internal://a.ogg">
<Transcript guid="${guid(12)}" name="Leder A"><PlainTextContent>${text}</PlainTextContent>${points.join('')}</Transcript></AudioSource></Sources></Project>`;
  return writeZip([{ name: 'project.qde', bytes: Buffer.from(xml) }]);
}

describe.each(testEngines())('sound in files, on $name', (engine) => {
  let room: ExchangeRoom;
  let interviews: readonly string[] = [];
  beforeAll(async () => {
    room = await openExchangeRoom(engine);
    await room.studyWith('heard', 3);
    interviews = (await listInterviews(room.database, place('heard'))).map(({ interviewId }) => interviewId);
    await room.bringIn('heard', packed(said));
  });
  afterAll(() => room.close());
  const at = (letter: number) => ({ studyId: 'heard', interviewId: interviews[letter]! });
  const take = (letters: readonly number[], isAnsweredFor = true, actor = ivar) =>
    room.exchange.writeProjectWithSound(actor, {
      ...asked('heard'),
      isAnsweredFor,
      interviewIds: letters.map((letter) => interviews[letter] ?? 'nobody'),
    });
  const copyIds = async () =>
    new Set((await room.exchange.look(ivar, 'heard')).copies.map(({ exchangeId }) => exchangeId));
  beforeEach(async () => {
    for (const [letter, length] of [700_001, 1_300_000].entries()) {
      const look = await room.recordings.recording(ivar, at(letter));
      if (!look?.recording)
        await room.recordings.uploadRecording(ivar, at(letter), chunksOf(sound(length, letter)));
    }
  });

  test('goes out as it came in, with the time of each turn, beside a recording that nobody has written out', async () => {
    const file = await take([0, 1]);
    const bytes = await whole(file.body);
    expect(bytes.length).toBe(file.bytes);
    const [project, ...sounds] = readZip(bytes);
    expect(sounds.map(({ bytes: one }) => one.length)).toEqual([700_001, 1_300_000]);
    for (const [letter, { bytes: one }] of sounds.entries()) {
      expect(one.equals(sound([700_001, 1_300_000][letter]!, letter))).toBe(true);
    }
    const xml = project!.bytes.toString('utf8');
    expect((await validateXML({ xml: [{ fileName: 'p.qde', contents: xml }], schema })).errors).toEqual([]);
    const names = sounds.map(({ name }) => name.replace('sources/', ''));
    for (const name of names) {
      expect(name).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.ogg$/);
      expect(xml).toContain(`path="internal://${name}"`);
    }
    // Times are points in the text, counted in characters, and not in the text itself.
    const text = /<PlainTextContent>([^<]*)/u.exec(xml)![1]!;
    expect(text).not.toContain('00:00');
    const points = [...xml.matchAll(/timeStamp="(\d+)" position="(\d+)"/gu)].map(([, time, position]) => [
      Number(time),
      [...text].slice(Number(position)).join('').slice(0, 4),
    ]);
    expect(points).toEqual([
      [500, 'og s'],
      [4250, 'vi p'],
      [9000, 'og s'],
    ]);
    expect(xml).toMatch(/<AudioSource guid="[^"]*" name="Leder B" path="[^"]*"\/>/u);
    expect(xml).not.toContain('Oppdiktet');
  });

  test('is written down for whoever opens the page, the recording, or a withdrawal', async () => {
    const before = await copyIds();
    await whole((await take([1])).body);
    const { exchanges, copies, sounds } = await room.exchange.look(ivar, 'heard');
    const own = copies.filter(({ exchangeId }) => !before.has(exchangeId));
    expect(exchanges.find(({ exchangeId }) => exchangeId === own[0]!.exchangeId)).toMatchObject({
      kind: 'qdpx',
    });
    const { recording } = (await room.recordings.recording(ivar, at(1)))!;
    expect(own).toMatchObject([
      {
        name: 'Leder B',
        byName: ivar.name,
        takenOn: '2026-11-20',
        bytes: 1_300_000,
        deleteBy: recording!.destroyOn,
      },
    ]);
    expect(sounds!.map(({ state }) => state)).toEqual(['ready', 'ready', 'none']);
    const informant = (await listInformants(room.database, place('heard')))[1]!;
    const { takenOut } = (await room.informants.withdrawal(ivar, 'heard', informant.informantId))!;
    expect(takenOut).toContainEqual({ kind: 'sound', byName: ivar.name, on: '2026-11-20' });

    await room.recordings.destroyRecording(ivar, at(1), recording!.recordingId);
    const after = (await room.recordings.recording(ivar, at(1)))!;
    expect(after.receipts[0]!.recordingId).toBe(recording!.recordingId);
    expect(after.copies.map(({ recordingId }) => recordingId)).toContain(recording!.recordingId);
    expect((await room.exchange.look(ivar, 'heard')).sounds![1]).toMatchObject({
      state: 'destroyed',
      on: '2026-11-20',
    });
  });

  test('needs somebody who may hear it, who answers for the copy; and sound that is there', async () => {
    expect(await codeOf(() => take([0], true, anne))).toBe('not-allowed');
    expect((await room.exchange.look(anne, 'heard')).sounds).toBeNull();
    expect(await codeOf(() => take([0], false))).toBe('exchange-sound-unsure');
    expect(await codeOf(() => take([]))).toBe('exchange-sound-none');
    const before = (await room.exchange.look(ivar, 'heard')).copies.length;
    // All or none: the first one is there, the second is not.
    expect(await codeOf(() => take([0, 2]))).toBe('recording-gone');
    expect(await codeOf(() => take([0, 9]))).toBe('interview-not-there');
    expect((await room.exchange.look(ivar, 'heard')).copies).toHaveLength(before);
  });

  test('stops where it is when the recording is destroyed or consent is taken back, and what left is known', async () => {
    const { recording } = (await room.recordings.recording(ivar, at(1)))!;
    const before = await copyIds();
    const file = await take([1]);
    let seen = 0;
    const reading = (async () => {
      for await (const chunk of file.body) {
        seen += chunk.length;
        if (chunk.length === 512 * 1024) {
          await room.recordings.destroyRecording(ivar, at(1), recording!.recordingId);
        }
      }
    })();
    expect(await codeOf(() => reading)).toBe('recording-gone');
    expect(seen).toBeLessThan(file.bytes);
    const { copies } = (await room.recordings.recording(ivar, at(1)))!;
    const left = copies.filter(({ exchangeId }) => !before.has(exchangeId));
    expect(left).toMatchObject([{ bytes: 512 * 1024 }]);
  });

  test('that nobody reads to its end is written down as what left, and what never began as none', async () => {
    const file = await take([0]);
    for await (const chunk of file.body) if (chunk.length > 100_000) break;
    const { copies } = await room.exchange.look(ivar, 'heard');
    expect(copies.filter(({ bytes }) => bytes === 512 * 1024).map(({ name }) => name)).toContain('Leder A');
    const none = await take([0]);
    for await (const _ of none.body) break;
    expect((await room.exchange.look(ivar, 'heard')).copies).toHaveLength(copies.length);
  });

  test('comes into another study sealed, with its times, when somebody chooses it; and goes again when that is undone', async () => {
    const bytes = await whole((await take([0, 1])).body);
    await room.studyWith('copy', 3);
    const ids = (await listInterviews(room.database, place('copy'))).map(({ interviewId }) => interviewId);
    const here = (letter: number) => ({ studyId: 'copy', interviewId: ids[letter]! });
    const heard = async (letter: number) => (await room.recordings.recording(ivar, here(letter)))!;
    // As it comes, no sound is taken in.
    const first = await room.bringIn('copy', bytes);
    expect(first.look.plan.sources.map(({ sound: one }) => one?.way ?? null)).toEqual(['notChosen']);
    expect(first.look.plan.alone).toMatchObject([{ name: 'Leder B', way: 'noInterview', bytes: 1_300_000 }]);
    expect(first.look.plan.losses).toEqual([{ kind: 'soundLeft', count: 2, names: ['Leder A', 'Leder B'] }]);
    expect([(await heard(0)).recording, (await heard(1)).recording]).toEqual([null, null]);
    await room.exchange.undo(ivar, 'copy', first.done!.exchangeId);

    const chosen = { sounds: new Set([0]), alone: new Map([[0, ids[1]!]]) };
    const { done } = await room.bringIn('copy', bytes, chosen);
    for (const [letter, length] of [700_001, 1_300_000].entries()) {
      const { recording } = await heard(letter);
      const kept = (await room.recordings.listen(ivar, here(letter), recording!.recordingId))!;
      expect(kept.mediaType).toBe('audio/ogg');
      expect((await whole(kept.read(0, kept.bytes))).equals(sound(length, letter))).toBe(true);
    }
    const { versions } = await room.codesOf('copy');
    expect(versions[0]!.turns.map(({ startMs }) => startMs)).toEqual([500, 4250, 9000]);
    // Out again: the same sound.
    const again = await room.exchange.writeProjectWithSound(ivar, {
      ...asked('copy'),
      isAnsweredFor: true,
      interviewIds: ids.slice(0, 2),
    });
    const soundsIn = (zip: Buffer) =>
      readZip(zip)
        .slice(1)
        .map((one) => one.bytes.toString('base64'));
    expect(soundsIn(await whole(again.body))).toEqual(soundsIn(bytes));
    // The same once more: what is there stays, and what was said yes to is refused and not left out.
    expect(await codeOf(() => room.bringIn('copy', bytes, chosen))).toBe('recording-there');

    await room.exchange.undo(ivar, 'copy', done!.exchangeId);
    expect((await heard(0)).recording).toBeNull();
    expect((await heard(1)).receipts).toMatchObject([{ why: 'deleted', destroyedBy: ivar.name }]);
    expect((await room.codesOf('copy')).versions).toEqual([]);
  });

  test('that cannot come is told with its reason, and nothing is fetched from outside the file', async () => {
    await room.studyWith('undo', 2, { lacking: ['Leder B'] });
    const ids = (await listInterviews(room.database, place('undo'))).map(({ interviewId }) => interviewId);
    const one = (n: number, name: string, path: string, kind = 'Audio') =>
      `<${kind}Source guid="${guid(n)}" name="${name}" ${path}/>`;
    const named = (file: string) => `path="internal://${file}"`;
    const xml = `<Project name="P" xmlns="urn:QDA-XML:project:1.0"><Sources>
${one(1, 'relativ', 'path="relative:///../../etc/passwd"')}${one(2, 'absolutt', 'path="absolute:///etc/passwd"')}
${one(3, 'klatrer', named('../../etc/passwd'))}${one(4, 'borte', named('borte.ogg'))}${one(5, 'brev', named('brev.ogg'))}
${one(6, 'film', named('film.mp4'), 'Video')}${one(7, 'bombe', named('bombe.ogg'))}${one(8, 'ja', named('ja.ogg'))}</Sources></Project>`;
    const bytes = writeZip([
      ...[{ name: 'project.qde', bytes: Buffer.from(xml) }],
      ...[{ name: 'sources/brev.ogg', bytes: Buffer.from('Kjære deg, dette er et brev') }],
      ...[{ name: 'sources/film.mp4', bytes: Buffer.from(sound(100)) }],
      // Packed to a hundredth: larger than any recording that is taken in here.
      ...[
        {
          name: 'sources/bombe.ogg',
          bytes: Buffer.concat([Buffer.from('OggS'), Buffer.alloc(41 * 1024 ** 2)]),
        },
      ],
      ...[{ name: 'sources/ja.ogg', bytes: Buffer.from(sound(5000)) }],
    ]);
    const hold = (given: Uint8Array, actor = ivar) =>
      room.exchange.hold(actor, 'undo', { fileName: 'p.qdpx', bytes: given });
    await hold(bytes);
    const { plan } = (await room.exchange.held(ivar, 'undo'))!;
    expect(plan.alone.map(({ name, way }) => [name, way])).toEqual([
      ...[
        ['borte', 'missing'],
        ['brev', 'kind'],
        ['film', 'film'],
      ],
      ...[
        ['bombe', 'large'],
        ['ja', 'noInterview'],
      ],
    ]);
    expect(plan.losses.find(({ kind }) => kind === 'soundElsewhere')).toMatchObject({
      count: 3,
      names: ['relativ', 'absolutt', 'klatrer'],
    });
    const last = plan.alone.at(-1)!.at;
    const choose = (interviewId: string) => ({
      sounds: new Set<number>(),
      alone: new Map([[last, interviewId]]),
    });
    // The second one has said yes to nothing.
    expect(await codeOf(() => room.bringIn('undo', bytes, choose(ids[1]!)))).toBe('consent-missing');
    await hold(bytes, anne);
    expect((await room.exchange.held(anne, 'undo'))!.plan.alone.at(-1)!.way).toBe('notYours');

    // A length that lies in the directory: found out while it is sealed, and nothing is left of it.
    const lying = Buffer.from(bytes);
    lying.writeUInt32LE(4000, lying.lastIndexOf(Buffer.from('sources/ja.ogg')) - 46 + 24);
    expect(await codeOf(() => room.bringIn('undo', lying, choose(ids[0]!)))).toBe('qdpx-damaged');
    const after = await room.recordings.recording(ivar, { studyId: 'undo', interviewId: ids[0]! });
    expect([after!.recording, after!.receipts]).toEqual([null, []]);
    expect((await room.bringIn('undo', bytes, choose(ids[0]!))).done).not.toBeNull();
  });
});
