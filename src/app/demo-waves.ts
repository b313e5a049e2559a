import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Actor } from '#modules/organisation/schema.ts';
import { setCustody } from '#modules/organisation/store.server.ts';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { findStudy, saveStudy } from '#modules/studies/store.server.ts';
import { createAnswering } from '#modules/surveys/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs, Work } from '#platform/jobs/jobs.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { type Random, seededRandom } from '#statistics';
import { demoFreeTexts } from './demo-free-texts.ts';
import { demoPeople, practiceStudyId } from './demo-people.ts';
import { createFollowServices } from './following.ts';
import { createLetters } from './letters.ts';
import { organisationId } from './organisation.ts';
import { createStudyVersions } from './study-versions.ts';
import { createWaves } from './waves.ts';

const studyFile = new URL('../../examples/practice/study.yaml', import.meta.url);
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Made-up offices with how many work there; one is too small to be shown alone. */
const offices: readonly (readonly [string, number])[] = [
  ['Nordvik', 14],
  ['Sørbygda', 12],
  ['Fjordby', 11],
  ['Vestmo', 9],
  ['Øyane', 8],
  ['Utsira', 3],
];

/** A round of the past, in days before the demo was first started. Random numbers are seeded: it is the same each time. */
type Round = {
  readonly title: string;
  readonly seed: number;
  readonly opened: number;
  readonly reminders: readonly number[];
  /** Null for one that is open still. */
  readonly closed: number | null;
  /** How likely somebody is to answer on a day, from the day they were asked or reminded. */
  readonly eagerness: number;
};
const rounds: readonly Round[] = [
  { title: 'Øvelse: første runde', seed: 2025, opened: 47, reminders: [40, 34], closed: 30, eagerness: 0.3 },
  { title: 'Øvelse: andre runde', seed: 2026, opened: 8, reminders: [1], closed: null, eagerness: 0.2 },
];

/**
 * Gives the demo a study with a round that has closed and one that people are answering, made through what everybody's
 * rounds are made through: list, letters, links, answers, counts, closing. Made once, in an empty study; the report of
 * the closed round is made in the background, as after any restart.
 *
 * @returns whether anything was made
 */
export async function loadDemoWaves(parts: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
}): Promise<boolean> {
  const { database } = parts;
  if (!existsSync(studyFile)) return false;
  if (await findStudy(database, { organisationId, studyId: practiceStudyId })) return false;
  const fileText = readFileSync(studyFile, 'utf8');
  const { study } = parseStudy(fileText, 'study.yaml');
  const start = parts.clock.now().getTime();
  await saveStudy(database, {
    organisationId,
    studyId: study.id,
    title: textIn(study.title, 'nb'),
    fileName: 'study.yaml',
    fileText,
    fileSha256: createHash('sha256').update(fileText).digest('hex'),
    now: new Date(start - (rounds[0]!.opened + 1) * dayMilliseconds),
  });
  await setCustody(database, { organisationId, studyId: study.id, holder: 'person' });
  for (const round of rounds) await makeRound(parts, round, start);
  return true;
}

async function makeRound(
  { database, keys }: { readonly database: Database; readonly keys: KeyFiles },
  round: Round,
  start: number,
): Promise<void> {
  let now = new Date(start);
  const goTo = (daysAgo: number) => {
    now = new Date(start - daysAgo * dayMilliseconds);
  };
  const clock = { now: () => now };
  const dayIn = (days: number) => new Date(start + days * dayMilliseconds).toISOString().slice(0, 10);
  const [lead, custodian] = [actorOf('demo-lead'), actorOf('demo-custodian')];
  const waves = createWaves({ database, keys, clock });
  const { following } = createFollowServices({ database, keys, clock });
  const {
    frames,
    letters,
    start: startLetters,
  } = createLetters({
    // Letters of the past go to the outbox, whatever mail server there is.
    config: { smtpUrl: null, mailFrom: '', mailsPerMinute: 1000 },
    database,
    keys,
    clock,
    waves,
    codeKey: openCodeKey(database),
    jobs: jobsDoneAtOnce(),
    origin: () => 'http://localhost',
    isDemo: true,
  });
  await startLetters();
  const answering = createAnswering({
    database,
    keys,
    organisationId,
    findStudy: createStudyVersions(database),
  });
  const random = seededRandom(round.seed);
  const nextText = demoFreeTexts(seededRandom(round.seed + 1000));

  goTo(round.opened + 1);
  const studySeen = (await waves.study(lead, practiceStudyId))!;
  const made = await waves.create(lead, {
    seen: studySeen,
    form: {
      title: round.title,
      senderName: 'Øvelseskommunen',
      replyTo: 'sporsmal@example.org',
      plannedClosingOn: dayIn(round.closed === null ? 21 : -round.closed),
      eraseCodeKeyOn: dayIn(365),
      audiences: ['employee'],
    },
  });
  if ('problems' in made) throw new Error(`The demo's round: ${JSON.stringify(made.problems)}`);
  const ids = { studyId: practiceStudyId, waveId: made.waveId };
  const seen = async () => (await waves.wave(lead, ids))!;

  await frames.hold(custodian, ids, { fileName: 'oppdiktede.csv', bytes: staffList(random) });
  await frames.mapColumns(custodian, ids, {
    fields: ['name', 'email', 'office', 'background'],
    takesOfficesFromList: true,
  });
  await frames.confirm(custodian, ids);
  await waves.skipPilot(lead, { seen: await seen(), isSkipped: true });
  await letters.send(custodian, ids, 'notice', null);

  goTo(round.opened);
  await waves.open(lead, { seen: await seen(), version: studySeen.version });
  await letters.send(custodian, ids, 'invitation', null);
  const [gone, away] = (await frames.list(custodian, ids, { office: 'Nordvik' })).people;
  await frames.setState(custodian, ids, gone!.invitationId, 'undeliverable');
  await frames.setState(custodian, ids, away!.invitationId, 'absent');
  const waiting = await linksInOutbox(letters, custodian, ids);
  // The first two on the list of Nordvik are those whom the letters do not find.
  const silent = new Set([gone!.email, away!.email]);

  const lastDay = round.closed ?? 1;
  let sinceLetter = 0;
  let begun = 0;
  for (let daysAgo = round.opened; daysAgo >= lastDay; daysAgo -= 1) {
    goTo(daysAgo);
    const reminder = round.reminders.indexOf(daysAgo);
    if (reminder >= 0) {
      await letters.send(custodian, ids, reminder === 0 ? 'reminder1' : 'reminder2', null);
      sinceLetter = 0;
    }
    for (const [email, address] of waiting) {
      const answer = answerOf(random);
      const chance = random.uniform();
      if (silent.has(email) || chance > round.eagerness / (1 + sinceLetter)) continue;
      const visit = await answering.visit(address);
      if (visit.kind !== 'open') continue;
      begun += 1;
      const better = nextText();
      if (better !== null) answer.texts.better = better;
      // Every seventh puts it off, and does not come back.
      if (begun % 7 === 0) await visit.answering.keep(answer);
      else await visit.answering.submit(answer);
      waiting.delete(email);
    }
    await following.follow(lead, await seen());
    sinceLetter += 1;
  }
  if (round.closed !== null) await waves.close(lead, { seen: await seen() });
}

function actorOf(personId: string): Actor {
  const { name, grants } = demoPeople.find((person) => person.personId === personId)!;
  return { organisationId, personId, name, email: `${personId}@example.org`, grants };
}

/** A staff list as a county would hand it over, of people who do not exist. */
function staffList(random: Random): Uint8Array {
  const rows = offices.flatMap(([office, people]) =>
    Array.from({ length: people }, (_, place) => {
      const name = `Oppdiktet ${office} ${place + 1}`;
      const email = `${office.toLowerCase().replaceAll('ø', 'o')}.${place + 1}@example.org`;
      const age = ['under 40', '40–49', '50 og over'][random.wholeNumber(3)]!;
      return [name, email, office, age].join(';');
    }),
  );
  return new TextEncoder().encode(['Navn;E-post;Kontor;Alder', ...rows].join('\r\n'));
}

/** Everybody's own address, as it stands in their letter. */
async function linksInOutbox(
  letters: ReturnType<typeof createLetters>['letters'],
  custodian: Actor,
  ids: { readonly studyId: string; readonly waveId: string },
): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const outbox = await letters.outbox(custodian, ids, page);
    pages = outbox.pages;
    for (const { to, text } of outbox.mails ?? []) {
      const address = /\/s\/(\S+)/.exec(text)?.[1];
      const email = /<(.+)>/.exec(to)?.[1];
      if (address && email) links.set(email, address);
    }
  }
  // In the order of the list: that of the outbox is of ids, which are random.
  return new Map([...links].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Somebody's answer: what one learns and what one tries go together, and time is short. */
function answerOf(random: Random) {
  const mood = random.uniform() * 2.4;
  const say = (shift: number) => Math.min(6, Math.max(1, Math.round(shift + mood + random.uniform() * 1.8)));
  const answers = {
    learn1: say(1.9),
    learn2: say(1.2),
    learn3: say(0.7),
    try1: say(1.3),
    try2: say(1),
    time: say(0.2),
  };
  const reasons = ['Møter, mest.', 'Registrering.', 'Vi er færre enn vi var.', 'Telefonen.'];
  const why = reasons[random.wholeNumber(reasons.length)]!;
  const texts: Record<string, string> = answers.time <= 2 ? { timeWhy: why } : {};
  return { answers, texts };
}

/** Jobs that are done when they are asked for: what happened in the past waits for nobody. */
function jobsDoneAtOnce(): Jobs {
  const works = new Map<string, Work>();
  return {
    handle: async (name, work) => {
      works.set(name, work);
    },
    run: async (name, data) => works.get(name)?.(data),
    every: async () => {},
    close: async () => {},
  };
}
