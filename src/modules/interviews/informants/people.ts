import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import { isDay, readEmail, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { destroyPaperKey, type InformantContact, type InterviewKeyLook } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import { DomainError, isDomainError, type Problem, refusal } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import {
  addInformant,
  addInterview,
  findInterview,
  holdInformant,
  listInformants,
  listInterviews,
} from '../core/interviews.server.ts';
import { nextPseudonym } from '../core/pseudonyms.rules.ts';
import type { Interview, InterviewsPlace } from '../schema.ts';
import type { InterviewParts } from './interview-parts.ts';
import {
  findSettings,
  holdSettings,
  type InterviewSettings,
  saveSettings,
  studiesDue,
} from './settings.server.ts';

/** An informant as the interviewer knows them. */
export type NamedInformant = InformantContact & { readonly pseudonym: string };
type GivenContact = Pick<InformantContact, 'name' | 'email' | 'phone'>;
type GivenSettings = { readonly stem: string; readonly eraseNamesOn: string };

export type InformantPeople = {
  interviewSettings(actor: Actor, studyId: string): Promise<InterviewSettings>;
  /** Names, contacts and pseudonyms. That somebody looked is written down, once a day. */
  namedInformants(
    actor: Actor,
    studyId: string,
  ): Promise<{ readonly informants: readonly NamedInformant[]; readonly looks: readonly InterviewKeyLook[] }>;
  /** @throws DomainError `settings-faulty` */
  changeSettings(actor: Actor, studyId: string, given: GivenSettings): Promise<void>;
  /**
   * Adds somebody to the code key, gives them the next pseudonym, and makes their interview.
   *
   * @throws DomainError `informant-faulty`, `settings-missing`, `names-erased`
   */
  addInformant(
    actor: Actor,
    studyId: string,
    contact: GivenContact,
  ): Promise<{ readonly informantId: string; readonly interviewId: string; readonly pseudonym: string }>;
  /**
   * Adds several in the order they come, all of them or nobody; their pseudonyms.
   *
   * @throws DomainError `informant-faulty` with the lines it is about, and those of `addInformant`
   */
  addInformants(actor: Actor, studyId: string, contacts: readonly GivenContact[]): Promise<readonly string[]>;
  /** @throws DomainError `informant-faulty`, `informant-not-there` */
  changeInformant(
    actor: Actor,
    studyId: string,
    contact: GivenContact & { readonly informantId: string },
  ): Promise<void>;
  /**
   * One more interview with somebody, by the same pseudonym and the same consent.
   *
   * @throws DomainError `informant-not-there`
   */
  addAnotherInterview(actor: Actor, studyId: string, informantId: string): Promise<Interview>;
  /**
   * Erases the names of every study whose day has come, and those that have been written or gone through since. Doing it
   * twice is harmless.
   */
  eraseNamesDue(organisationId: string): Promise<void>;
};

export function createInformantPeople(parts: InterviewParts): InformantPeople {
  const { database, today, interviewKey } = parts;
  const enter = (actor: Actor, studyId: string): InterviewsPlace => {
    refuseUnless(actor, 'conductInterviews', { studyId });
    return { organisationId: actor.organisationId, studyId };
  };
  const together = <T>(act: (transaction: Database) => Promise<T>) =>
    database.transaction().execute((transaction) => act(transaction));
  async function addOne(transaction: Database, place: InterviewsPlace, contact: GivenContact) {
    const settings = await holdSettings(transaction, place);
    if (settings.namesErasedOn) throw refusal('names-erased', m.interviews_names_erased);
    if (settings.stem === '' || settings.eraseNamesOn === null) {
      throw refusal('settings-missing', m.interviews_settings_missing);
    }
    const taken = (await listInformants(transaction, place)).map(({ pseudonym }) => pseudonym);
    const [informantId, interviewId] = [randomId(), randomId()];
    const pseudonym = nextPseudonym(settings.stem, taken);
    await addInformant(transaction, place, { informantId, pseudonym });
    await interviewKey(transaction).add(place, { informantId, ...contact });
    await addInterview(transaction, { ...place, interviewId }, informantId);
    return { informantId, interviewId, pseudonym };
  }
  return {
    interviewSettings: async (actor, studyId) => findSettings(database, enter(actor, studyId)),
    namedInformants: async (actor, studyId) => {
      const place = enter(actor, studyId);
      const key = interviewKey(database);
      const contacts = new Map((await key.all(place)).map((contact) => [contact.informantId, contact]));
      if (contacts.size > 0) {
        await key.noteLook(place, { on: today(), personId: actor.personId, personName: actor.name });
      }
      const informants = (await listInformants(database, place)).flatMap(({ informantId, pseudonym }) => {
        const contact = contacts.get(informantId);
        return contact ? [{ ...contact, pseudonym }] : [];
      });
      return { informants, looks: await key.looks(place) };
    },
    changeSettings: async (actor, studyId, given) => {
      const place = enter(actor, studyId);
      await together(async (transaction) => {
        const settings = await holdSettings(transaction, place);
        if (settings.namesErasedOn) throw refusal('names-erased', m.interviews_names_erased);
        await saveSettings(transaction, place, { ...settings, ...soundSettings(given, today()) });
      });
    },
    addInformant: async (actor, studyId, given) => {
      const place = enter(actor, studyId);
      const contact = soundContact(given);
      return together((transaction) => addOne(transaction, place, contact));
    },
    addInformants: async (actor, studyId, given) => {
      const place = enter(actor, studyId);
      const contacts = soundContacts(given);
      return together(async (transaction) => {
        const pseudonyms: string[] = [];
        for (const contact of contacts)
          pseudonyms.push((await addOne(transaction, place, contact)).pseudonym);
        return pseudonyms;
      });
    },
    changeInformant: async (actor, studyId, { informantId, ...given }) => {
      const place = enter(actor, studyId);
      const contact = soundContact(given);
      const key = interviewKey(database);
      if (!(await key.find(place, informantId))) {
        throw refusal('informant-not-there', m.interviews_informant_not_there);
      }
      await key.change(place, { informantId, ...contact });
    },
    addAnotherInterview: async (actor, studyId, informantId) => {
      const place = enter(actor, studyId);
      return together(async (transaction) => {
        await holdInformant(transaction, place, informantId);
        const all = await listInterviews(transaction, place);
        const last = all.findLast((one) => one.informantId === informantId);
        if (!last) throw refusal('informant-not-there', m.interviews_informant_not_there);
        const interviewId = randomId();
        await addInterview(transaction, { ...place, interviewId }, informantId, last.number + 1);
        return (await findInterview(transaction, { ...place, interviewId }))!;
      });
    },
    eraseNamesDue: async (organisationId) => {
      for (const studyId of await studiesDue(database, { organisationId, today: today() })) {
        await eraseNames(parts, { organisationId, studyId });
      }
    },
  };
}

/** The keys of the papers go first: should the server die on the way, what is left is done at the next look. */
async function eraseNames(
  { database, keys, today, interviewKey, eraseNamesSaid }: InterviewParts,
  place: InterviewsPlace,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const settings = await holdSettings(transaction, place);
    await eraseNamesSaid(transaction, place);
    if (settings.namesErasedOn !== null) return;
    const key = interviewKey(transaction);
    for (const informantId of await key.withPapers(place)) destroyPaperKey(keys, { ...place, informantId });
    await key.erase(place);
    await saveSettings(transaction, place, { ...settings, namesErasedOn: today() });
  });
}

const randomId = () => randomBytes(12).toString('hex');

function soundContact(given: GivenContact): GivenContact {
  const line = (text: string) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  const [name, phone] = [line(given.name), line(given.phone)];
  const problems: Problem[] = [];
  const add = (code: string, say: Parameters<typeof inAllLanguages>[0]) =>
    problems.push({ code, file: '', text: inAllLanguages(say) });
  if (name === '' || name.length > 200) add('name', (locale) => m.interviews_name_faulty({}, { locale }));
  let email = '';
  if (given.email.trim() !== '') {
    try {
      email = readEmail(given.email);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      problems.push({ code: 'email', file: '', text: error.text });
    }
  }
  if (phone !== '' && !/^\+?[\d ()-]{5,20}$/.test(phone)) {
    add('phone', (locale) => m.interviews_phone_faulty({}, { locale }));
  }
  if (email === '' && phone === '' && problems.length === 0) {
    add('contact', (locale) => m.interviews_contact_missing({}, { locale }));
  }
  refuseIfAny(problems, 'informant-faulty', (locale) => m.interviews_informant_faulty({}, { locale }));
  return { name, email, phone };
}

/** So many are interviewed in one study at the most: a list of more is another list. */
const mostAtOnce = 100;

/** All of them, or which lines are wrong, each by its number. */
function soundContacts(given: readonly GivenContact[]): readonly GivenContact[] {
  const problems: Problem[] = [];
  const contacts = given.map((contact, at) => {
    try {
      return soundContact(contact);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      problems.push(
        ...error.problems.map((problem) => ({
          ...problem,
          columnName: contact.name || `${at + 1}`,
        })),
      );
      return contact;
    }
  });
  const add = (code: string, say: Parameters<typeof inAllLanguages>[0]) =>
    problems.push({ code, file: '', text: inAllLanguages(say) });
  if (given.length === 0) add('none', (locale) => m.interviews_people_lines_none({}, { locale }));
  if (given.length > mostAtOnce) {
    add('many', (locale) => m.interviews_people_lines_many({ most: mostAtOnce }, { locale }));
  }
  refuseIfAny(problems, 'informant-faulty', (locale) => m.interviews_informant_faulty({}, { locale }));
  return contacts;
}

/** The stem and the day, when they can be used. Names are kept for ten years at most. */
export function soundSettings(
  given: GivenSettings,
  today: string,
): Pick<InterviewSettings, 'stem' | 'eraseNamesOn'> {
  const stem = given.stem.replaceAll(/\s+/g, ' ').trim();
  const problems: Problem[] = [];
  const add = (code: string, say: Parameters<typeof inAllLanguages>[0]) =>
    problems.push({ code, file: '', text: inAllLanguages(say) });
  if (!/^\p{L}[\p{L}\p{M} -]{0,39}$/u.test(stem))
    add('stem', (locale) => m.interviews_stem_faulty({}, { locale }));
  const latest = `${Number(today.slice(0, 4)) + 10}${today.slice(4)}`;
  if (!isDay(given.eraseNamesOn) || given.eraseNamesOn <= today || given.eraseNamesOn > latest) {
    add('erase', (locale) => m.interviews_erase_faulty({}, { locale }));
  }
  refuseIfAny(problems, 'settings-faulty', (locale) => m.interviews_settings_faulty({}, { locale }));
  return { stem, eraseNamesOn: given.eraseNamesOn };
}

function refuseIfAny(
  problems: readonly Problem[],
  code: string,
  say: Parameters<typeof inAllLanguages>[0],
): void {
  if (problems.length > 0) throw new DomainError(code, inAllLanguages(say), problems);
}
