// Puts waves of every state beside the demo's study, with made-up people and the synthetic answers of the example, so
// that each page can be looked at with something on it. The server must have been started with --demo on the same
// folder once, and be stopped: `DATA_DIR=/tmp/look node scripts/example-waves.ts`. Prints where each is.
import { readFileSync } from 'node:fs';
import type { Actor } from '#modules/organisation/schema.ts';
import type { NewInvitation } from '#modules/privacy/index.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { addressOf, type Following, trialAddressOf } from '#modules/surveys/index.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { demoPeople } from '../src/app/demo-people.ts';
import { createFollowServices } from '../src/app/following.ts';
import { createWaves } from '../src/app/waves.ts';
import { keepBegun } from '../src/modules/surveys/answering/drafts.ts';
import { submitAnswer } from '../src/modules/surveys/answering/submit-answer.ts';
import { setPlan } from '../src/modules/surveys/letters/letter-plans.server.ts';
import { queueLetter } from '../src/modules/surveys/letters/queue-letter.ts';
import { type Link, makeLink } from '../src/modules/surveys/links/link.ts';
import { secretName, secretsFromBytes } from '../src/modules/surveys/links/wave-secrets.ts';
import { findWave } from '../src/modules/surveys/store.server.ts';
import { listTesters } from '../src/modules/surveys/waves/pilot/pilot.server.ts';

const organisationId = 'own';
const studyId = 'sor-trondelag-2015';
const dataDirectory = process.env.DATA_DIR ?? './data';
const open = await openDatabase({ databaseUrl: null, dataDirectory });
const { database } = open;
const keys = openKeyFiles(process.env.KEYS_DIR ?? `${dataDirectory}/keys`);
let now = new Date();
const clock = { now: () => now };
const dayInMs = 24 * 60 * 60 * 1000;
const daysFrom = (count: number) => new Date(Date.now() + count * dayInMs);
const dateOf = (moment: Date) => moment.toISOString().slice(0, 10);
const waves = createWaves({ database, keys, clock });
const { following, openLinks } = createFollowServices({ database, keys, clock });
const codeKey = openCodeKey(database);
const demoLead = demoPeople.find(({ personId }) => personId === 'demo-lead')!;
const lead: Actor = { ...demoLead, organisationId, email: 'demo-lead@example.org' };

const offices: readonly [name: string, people: number][] = [
  ['NAV Fjellvik', 14],
  ['NAV Granlia', 11],
  ['NAV Heim', 9],
  ['NAV Nordsund', 17],
  ['NAV Solbakken og omegn', 12],
  ['NAV Storvatn', 8],
  ['NAV Vesterøy', 3],
];
const given = ['Astrid', 'Bjarne', 'Cecilie', 'Dag', 'Eli', 'Frode', 'Grete', 'Halvor', 'Ingrid', 'Jonas'];
const family = ['Oppdiktet', 'Prøvesen', 'Eksempel', 'Tenkt', 'Påfunn', 'Lånenavn', 'Diktestad'];
const people: readonly NewInvitation[] = offices.flatMap(([office, count], place) =>
  Array.from({ length: count }, (_, at) => {
    const number = place * 20 + at;
    return {
      invitationId: `example-${number}`,
      name: `${given[number % given.length]} ${family[number % family.length]}`,
      email: `example${number}@example.org`,
      audience: at === 0 ? 'leader' : 'employee',
      office,
      background: {
        kjønn: number % 3 === 0 ? 'mann' : 'kvinne',
        ansettelse: number % 5 < 2 ? 'stat' : 'kommune',
      },
    };
  }),
);

const [heading, ...lines] = readFileSync('examples/sor-trondelag/employees.csv', 'utf8')
  .trim()
  .split(/\r?\n/);
const columns = heading!.split(';');
const see = async (waveId: string) => (await waves.wave(lead, { studyId, waveId }))!;
const place = (waveId: string) => ({ organisationId, waveId });

async function make(title: string, closingInDays: number): Promise<string> {
  const form = {
    title,
    plannedClosingOn: dateOf(daysFrom(closingInDays)),
    eraseCodeKeyOn: dateOf(daysFrom(200)),
    senderName: 'Fylkeskontoret (prøve)',
    replyTo: 'sporsmal@example.org',
    audiences: ['employee', 'leader'],
  };
  const made = await waves.create(lead, { seen: (await waves.study(lead, studyId))!, form });
  if (!('waveId' in made)) throw new Error(JSON.stringify(made));
  return made.waveId;
}
async function openIt(waveId: string): Promise<void> {
  await codeKey.add(place(waveId), people);
  await waves.skipPilot(lead, { seen: await see(waveId), isSkipped: true });
  const seen = await see(waveId);
  await waves.open(lead, { seen, version: seen.version });
}
async function send(waveId: string, kind: 'invitation' | 'reminder1'): Promise<void> {
  const { receiptKey } = secretsOf(waveId);
  await queueLetter(database, codeKey, { ...place(waveId), kind, receiptKey, hasMailServer: false });
  const taken = await codeKey.take(place(waveId), kind, 1000);
  await codeKey.settle(place(waveId), kind, taken, 'outbox');
  await setPlan(database, place(waveId), { kind, state: 'done', sendOn: null, fault: null, tries: 0 });
}
const secretsOf = (waveId: string) => secretsFromBytes(keys.read(secretName(organisationId, waveId))!);
const linkOf = (at: number): Link => {
  const { invitationId, audience, office } = people[at]!;
  return { invitationId, audience, office };
};
const study = (await waves.study(lead, studyId))!.study;
function answerOf(at: number, audience: string) {
  const cells = new Map(lines[at % lines.length]!.split(';').map((cell, index) => [columns[index]!, cell]));
  const answers: Record<string, number> = {};
  const texts: Record<string, string> = {};
  for (const section of study.instruments[audience]!.sections) {
    for (const item of section.items) {
      if (item.kind === 'text')
        texts[item.id] = at % 4 === 0 ? 'Møter og registrering tar mest. Kollegene hjelper.' : '';
      else {
        const cell = cells.get(item.id);
        answers[item.id] = cell ? Number(cell) : item.kind === 'choice' ? Number(item.options[0]!.value) : 3;
      }
    }
  }
  return { answers, texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) };
}
async function answer(waveId: string, at: number): Promise<void> {
  const wave = (await findWave(database, place(waveId)))!;
  const { linkKey, receiptKey } = secretsOf(waveId);
  const link = linkOf(at);
  const token = makeLink(link, linkKey);
  await submitAnswer(database, { wave, link, token, receiptKey, answer: answerOf(at, link.audience) });
}
async function begin(waveId: string, at: number): Promise<void> {
  const wave = (await findWave(database, place(waveId)))!;
  const token = makeLink(linkOf(at), secretsOf(waveId).linkKey);
  await keepBegun(database, { wave, token, begun: { answers: { support1: 4 }, texts: {} } });
}
/** Answers over some days, counted each midnight, with the invitation first and a reminder in the middle. */
async function answerOverDays(waveId: string, byDay: readonly number[], follow: Following): Promise<void> {
  // Those whose place in a scattered order comes first, so that every office has some.
  const order = people.map((_, at) => at).sort((a, b) => ((a * 37) % 101) - ((b * 37) % 101));
  let done = 0;
  for (const [day, count] of byDay.entries()) {
    now = daysFrom(day - byDay.length);
    if (day === 0) await send(waveId, 'invitation');
    if (day === 5) await send(waveId, 'reminder1');
    for (let one = 0; one < count; one += 1) await answer(waveId, order[done++]!);
    now = new Date(`${dateOf(daysFrom(day - byDay.length + 1))}T00:05:00+01:00`);
    await follow.countAll(organisationId);
  }
  answered.clear();
  for (const at of order.slice(0, done + 5)) answered.add(at);
  await begin(waveId, order[done]!);
  await begin(waveId, order[done + 1]!);
  await codeKey.setState(place(waveId), [people[order[done + 2]!]!.email], 'undeliverable');
  await codeKey.setState(
    place(waveId),
    [people[order[done + 3]!]!.email, people[order[done + 4]!]!.email],
    'absent',
  );
  now = new Date();
}
/** Those who are not to be asked for by a link that still opens: of the last wave that was answered over days. */
const answered = new Set<number>();
const curve = [14, 11, 6, 3, 1, 9, 5, 2, 1];

const said = new Map<string, string>();
now = daysFrom(-60);
const archived = await make('Prøverunde våren', 60);
await openIt(archived);
await answerOverDays(archived, [20, 12, 8, 4, 2, 8], following);
await waves.close(lead, { seen: await see(archived) });
await waves.archive(lead, { seen: await see(archived) });
said.set('archived', archived);

now = daysFrom(-30);
const closed = await make('Høsten 2026', 60);
await openIt(closed);
await answerOverDays(closed, curve, following);
await waves.close(lead, { seen: await see(closed) });
said.set('closed', closed);

now = daysFrom(-9);
const many = await make('Høsten, andre runde', 12);
await openIt(many);
await openLinks.make(lead, await see(many), {
  audience: 'employee',
  offices: ['NAV Fjellvik', 'NAV Granlia'],
});
await answerOverDays(many, curve, following);
said.set('many', many);

now = new Date();
const few = await make('Nettopp åpnet, tre svar', 20);
await openIt(few);
for (const at of [1, 2, 20]) await answer(few, at);
said.set('few', few);
const none = await make('Åpen uten svar', 20);
await openIt(none);
said.set('none', none);

const pilot = await make('Prøves ut', 30);
await codeKey.add(place(pilot), people);
for (const [name, email] of [
  ['Tone Testperson', 'tone@example.org'],
  ['Per Prøvar', 'per@example.org'],
  ['Kim Knapt Begynt', 'kim@example.org'],
] as const)
  await waves.invite(lead, { seen: await see(pilot), form: { name, email, audience: 'employee' } } as never);
said.set('pilot', pilot);
const draft = await make('Neste år', 150);
said.set('draft', draft);

for (const [name, waveId] of said) say(name, `/studies/${studyId}/waves/${waveId}`);
const unused = people.findIndex(({ audience }, at) => audience === 'employee' && !answered.has(at));
say('link', `/s/${addressOf(many, linkOf(unused), secretsOf(many).linkKey)}`);
say('used', `/s/${addressOf(few, linkOf(1), secretsOf(few).linkKey)}`);
for (const { link } of await listTesters(database, place(pilot)))
  say('trial', `/s/${trialAddressOf(pilot, link)}`);
for (const { code } of await openLinks.list(lead, await see(many))) say('code', `/s/k/${code}`);
await open.close();

function say(what: string, where: string): void {
  process.stdout.write(`${what} ${where}\n`);
}
