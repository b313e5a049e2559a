import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { refusal } from '#platform/errors.ts';
import { mostZipBytes } from '#platform/zip/stored-zip.ts';
import { createTakingOut } from '../../recordings/copies/taking-out.ts';
import type { InterviewsPlace } from '../../schema.ts';
import type { InterviewExchange } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { readMaterial, type StudyMaterial } from '../material.ts';
import { writePackageWithSound } from '../refi/package.ts';
import { plainName } from './plain-name.ts';
import { soundFileName, studyProject } from './study-project.ts';

/** A plain zip takes no more than 4 GB, and the texts have a place in it too. */
const mostSoundBytes = mostZipBytes - 200 * 1024 * 1024;

type Given = {
  readonly enter: Enter;
  /** Writes down that the study's project was taken out. */
  noteProject(
    place: InterviewsPlace,
    actor: Actor,
    material: StudyMaterial,
    exchangeId: string,
  ): Promise<void>;
};

/** The project with sound in it (decision 0061). */
export function createSoundExports(
  { database, recordings }: ExchangeParts,
  { enter, noteProject }: Given,
): Pick<InterviewExchange, 'writeProjectWithSound'> {
  const { takeOut } = createTakingOut(recordings);
  return {
    writeProjectWithSound: async (actor, { studyId, title, language, interviewIds, isAnsweredFor }) => {
      const { place } = enter(actor, studyId);
      refuseUnless(actor, 'conductInterviews', { studyId });
      if (interviewIds.length === 0) throw refusal('exchange-sound-none', m.interviews_exchange_sound_choose);
      if (!isAnsweredFor) throw refusal('exchange-sound-unsure', m.interviews_exchange_sound_unsure);
      const material = await readMaterial(database, place, actor);
      const exchangeId = crypto.randomUUID();
      const taken = await takeOut(actor, { studyId, interviewIds, exchangeId }, mostSoundBytes);
      await noteProject(place, actor, material, exchangeId);
      const files = taken.map((sound) => {
        const interview = material.interviews.find((one) => one.interviewId === sound.interviewId)!;
        return { ...sound, interview, file: soundFileName(sound.interviewId, sound.ending) };
      });
      const sounds = new Map(files.map((one) => [one.interviewId, one]));
      const project = studyProject(material, { title, language, sounds });
      const { bytes, body } = writePackageWithSound(project, files);
      return { fileName: `${plainName(studyId)}.qdpx`, mediaType: 'application/zip', bytes, body };
    },
  };
}
