import { createHash } from 'node:crypto';
import type { InterviewExchange } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import type { HeldFiles } from './held-file.ts';
import type { PlanOf } from './import-ground.ts';
import { factsOf, readGivenFile } from './read-file.ts';

/** A file that was chosen, and what it would bring, before anybody decides. */
export function createPreview({
  parts,
  enter,
  files,
  planOf,
}: {
  readonly parts: ExchangeParts;
  readonly enter: Enter;
  readonly files: HeldFiles;
  readonly planOf: PlanOf;
}): Pick<InterviewExchange, 'hold' | 'held' | 'choose' | 'letGo'> {
  return {
    hold: async (actor, studyId, given) => {
      enter(actor, studyId);
      const sha256 = createHash('sha256').update(given.bytes).digest('hex');
      const read = readGivenFile(given);
      files.hold(actor, {
        ...read,
        facts: await factsOf(read),
        studyId,
        sha256,
        fileName: given.fileName.slice(0, 120),
        chosen: null,
      });
    },
    held: async (actor, studyId) => {
      enter(actor, studyId);
      const file = files.find(actor, studyId);
      if (!file) return null;
      const { plan, ground, stamp } = await planOf(parts.database, actor, {
        file,
        choices: file.chosen,
        importId: 'preview0',
      });
      const { kind, fileName, project, chosen } = file;
      return {
        kind,
        fileName,
        origin: project.origin,
        plan,
        stamp,
        chosen,
        inFile: {
          codes: project.codes.length,
          sets: project.sets.length,
          cases: project.cases.length,
          notes: project.notes.length,
        },
        choices: ground.interviews.map(({ interviewId, name }) => ({
          interviewId,
          name,
          has: ground.versions.has(interviewId)
            ? ground.versions.get(interviewId)!.open
              ? ('open' as const)
              : ('names' as const)
            : ground.consented.has(interviewId)
              ? ('nothing' as const)
              : ('noConsent' as const),
        })),
      };
    },
    choose: async (actor, studyId, chosen) => {
      enter(actor, studyId);
      const file = files.find(actor, studyId);
      if (file) files.hold(actor, { ...file, chosen });
    },
    letGo: async (actor, studyId) => {
      enter(actor, studyId);
      files.letGo(actor, studyId);
    },
  };
}
