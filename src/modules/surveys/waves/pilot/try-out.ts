import { itemsOf } from '#modules/studies/index.ts';
import type { Answering, Visit } from '../../answering/answering.ts';
import { withoutUnasked } from '../../answering/asked.rules.ts';
import { mostTextCharacters } from '../../sealing/answer-bytes.ts';
import type { WaveHouse } from '../house.ts';
import { describeWave } from '../waves.server.ts';
import {
  beginSection,
  endSection,
  findTester,
  listComments,
  saveComment,
  sectionTimes,
  updateTester,
} from './pilot.server.ts';

const waveCharacters = 16;
/** Stands in no address of a real invitation. */
const mark = '.';
/** Longer than this before one section is a pause. */
const longestSeconds = 20 * 60;

/** The end of a tester's address, after `/s/`. */
export function trialAddressOf(waveId: string, link: string): string {
  return Buffer.from(waveId, 'hex').toString('base64url') + mark + link;
}

/**
 * The questionnaire as a tester meets it: the same pages, with a place for comments and a clock. What is answered here
 * is kept with the tester, never where answers are, and thrown away when the wave opens; then the link is over.
 */
function createTrials(house: WaveHouse) {
  const { database, organisationId, clock } = house;

  async function visit(address: string): Promise<Visit> {
    const waveId = Buffer.from(address.slice(0, waveCharacters), 'base64url').toString('hex');
    const link = address.slice(waveCharacters + mark.length);
    const place = { organisationId, waveId };
    const tester = /^[\w-]{22}$/.test(link) ? await findTester(database, { ...place, link }) : null;
    const wave = tester && (await describeWave(database, place));
    if (!tester || wave?.state !== 'pilot') return { kind: 'unknown' };
    const study = (await house.findVersion(wave.studyId, null))?.parsed.study;
    if (!study || itemsOf(study, tester.audience).length === 0) return { kind: 'unknown' };
    const own = { ...place, testerId: tester.testerId };
    const answering: Answering = {
      study,
      audience: tester.audience,
      minimumGroup: study.privacy.minimumGroup,
      begun: async () => (Object.keys(tester.given.answers).length > 0 ? tester.given : null),
      keep: async (given) => {
        await updateTester(database, own, { given: withoutUnasked(study, tester.audience, given) });
        return true;
      },
      submit: async () => {
        await updateTester(database, own, { isFinished: true });
        return true;
      },
      discard: () => updateTester(database, own, { given: { answers: {}, texts: {} } }),
      trial: {
        begin: (section) => beginSection(database, own, { section, now: clock.now() }),
        end: (section) => endSection(database, own, { section, now: clock.now(), most: longestSeconds }),
        comments: async () => {
          const all = await listComments(database, place);
          const mine = all.filter(({ testerId }) => testerId === own.testerId);
          return new Map(mine.map(({ itemId, text }) => [itemId, text]));
        },
        comment: async (itemId, text) => {
          const plain = text
            .replaceAll('\r\n', '\n')
            .replaceAll('\0', '')
            .trim()
            .slice(0, mostTextCharacters);
          await saveComment(database, own, { itemId, text: plain });
        },
        seconds: async () => {
          const all = await sectionTimes(database, place);
          return all
            .filter(({ testerId }) => testerId === own.testerId)
            .reduce((sum, { seconds }) => sum + seconds, 0);
        },
      },
    };
    return { kind: 'open', answering, open: null };
  }

  return { visit };
}

/** Answering, with testers let in beside those who were asked: their addresses can be told apart. */
export function withTrials(
  house: WaveHouse,
  answering: { visit(address: string): Promise<Visit> },
): { visit(address: string): Promise<Visit> } {
  const trials = createTrials(house);
  const isTrial = (address: string) => address[waveCharacters] === mark;
  return {
    visit: (address) => (isTrial(address) ? trials.visit(address) : answering.visit(address)),
  };
}
