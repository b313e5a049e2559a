import { makeSheet, readyMadeGuide } from '#modules/interviews/index.ts';
import { listInformants } from '#modules/interviews/store.server.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { openInterviewKey } from '#modules/privacy/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { sayDate } from '#platform/say-date.ts';
import { demoPeople, practiceStudyId } from './demo-people.ts';
import { createInformantsService } from './informants.ts';
import { organisationId } from './organisation.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Gives the demo's interviews what comes before them: a guide, the information, made-up names, and consents signed on
 * screen. Made once, where there are informants and no guide.
 */
export async function loadDemoInformants(parts: {
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly clock: Clock;
}): Promise<boolean> {
  const place = { organisationId, studyId: practiceStudyId };
  const { database } = parts;
  const start = parts.clock.now().getTime();
  const clock = { now: () => new Date(start - 24 * dayMilliseconds) };
  const informants = createInformantsService({ ...parts, clock });
  const { name, grants } = demoPeople.find(({ personId }) => personId === 'demo-interviewer')!;
  const actor: Actor = {
    organisationId,
    personId: 'demo-interviewer',
    name,
    email: 'demo-interviewer@example.org',
    grants,
  };
  const people = await listInformants(database, place);
  if (people.length === 0 || (await informants.guide(actor, place.studyId))) return false;
  const eraseNamesOn = new Date(start + 300 * dayMilliseconds).toISOString().slice(0, 10);
  await informants.changeSettings(actor, place.studyId, { stem: 'Leder', eraseNamesOn });
  await informants.saveGuide(actor, place.studyId, { guide: readyMadeGuide('nb'), basedOn: 0 });
  const draft = makeSheet(
    { title: '', purpose: 'En øvelse. Alt er oppdiktet.', eraseNamesOn: sayDate(eraseNamesOn, 'nb') },
    'nb',
  );
  const filled = draft.parts.map(({ heading, text }) => ({
    heading,
    text: text.replaceAll(/\[fyll inn: ([^\]]+)\]/g, (_, asked: string) => filledIn(asked)),
  }));
  const { version } = await informants.saveSheet(actor, place.studyId, {
    sheet: { language: 'nb', parts: filled },
    basedOn: 0,
  });
  for (const { informantId, pseudonym } of people) {
    const called = `Oppdiktet ${pseudonym}`;
    const email = `${pseudonym.toLowerCase().replaceAll(' ', '.')}@example.org`;
    await openInterviewKey(database).add(place, { informantId, name: called, email, phone: '' });
    await informants.signOnScreen(actor, place.studyId, informantId, {
      sheetVersion: version,
      toRecording: true,
      toQuotes: true,
      title: 'Rom for å lære (øvelse)',
      name: called,
      mark: '',
      isConfirmed: true,
    });
  }
  return true;
}

/** What the made-up study says where its information asks to be filled in. */
function filledIn(asked: string): string {
  if (asked.includes('minutter')) return '40 minutter';
  if (asked.startsWith('hvem du spør'))
    return 'ledere på fem kontor, fordi de leder arbeid i endring (oppdiktet)';
  if (asked.includes('e-post'))
    return 'Ivar Intervjuer, ivar@example.org, og personvernombudet, ombud@example.org';
  return 'Øvelseskommunen (oppdiktet)';
}
