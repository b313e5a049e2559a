// The memory that a package with sound takes: a recording of 300 MB (or as many as are said) is sealed in pieces, and
// written out as a .qdpx that nobody keeps. How much the process grew while it was written, beside how much went out.
//   npm run bench:sound [MEGABYTES]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#modules/organisation/schema.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { addConsent } from '../src/modules/interviews/consent/consents.server.ts';
import { addInformant, addInterview } from '../src/modules/interviews/core/interviews.server.ts';
import { writePackageWithSound } from '../src/modules/interviews/exchange/refi/package.ts';
import { createTakingOut } from '../src/modules/interviews/recordings/copies/taking-out.ts';
import { createTakingIn } from '../src/modules/interviews/recordings/taking-in.ts';

const megabytes = Number(process.argv[2] ?? 300);
const place = { organisationId: 'o', studyId: 's', interviewId: 't' };
const actor: Actor = {
  organisationId: 'o',
  personId: 'i',
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role: 'interviewer', studyId: 's', office: null }],
};
const mebibytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

const keyDirectory = mkdtempSync(join(tmpdir(), 'handlingsrom-keys-'));
// With DATABASE_URL a schema of its own there: the embedded database has its memory in this process, and blurs the figure.
const open = await testEngines().at(-1)!.open();
const parts = {
  database: open.database,
  keys: openKeyFiles(keyDirectory),
  today: () => '2026-11-22',
  mostBytes: 2000 * 1024 ** 2,
};
await addInformant(open.database, place, { informantId: 'i', pseudonym: 'Leder A' });
await addInterview(open.database, place, 'i');
await addConsent(open.database, place, 'i', {
  number: 1,
  sheetVersion: 1,
  way: 'screen',
  toRecording: true,
  toQuotes: false,
  givenOn: '2026-11-22',
  byName: 'Ivar',
});
/** Made-up sound that says it is Ogg. */
async function* sound() {
  const piece = Buffer.alloc(1024 ** 2, 0x61);
  piece.write('OggS');
  for (let at = 0; at < megabytes; at += 1) yield piece;
}
await createTakingIn(parts).uploadRecording(actor, { studyId: 's', interviewId: 't' }, sound());
const [taken] = await createTakingOut(parts).takeOut(
  actor,
  { studyId: 's', interviewIds: ['t'], exchangeId: 'e' },
  4000 * 1024 ** 2,
);
const project = {
  name: 'P',
  origin: null,
  description: null,
  users: [],
  codes: [],
  sources: [],
  sounds: [],
  cases: [],
  notes: [],
  links: [],
  sets: [],
};
const { body } = writePackageWithSound(project, [{ ...taken!, file: 'a.ogg' }]);
const before = process.memoryUsage.rss();
let [most, written] = [before, 0];
for await (const chunk of body) {
  written += chunk.length;
  most = Math.max(most, process.memoryUsage.rss());
}
const grown = most - before;
console.log(
  `${mebibytes(written)} MB out; the process grew by ${mebibytes(grown)} MB, ${(grown / written).toFixed(2)} of it (from ${mebibytes(before)} MB).`,
);
await open.close();
rmSync(keyDirectory, { recursive: true, force: true });
