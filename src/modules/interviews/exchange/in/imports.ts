import { createHash } from 'node:crypto';
import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { isDomainError, refusal } from '#platform/errors.ts';
import { createHeldLists } from '#platform/held-lists.ts';
import { seenBy } from '../../coding/coders/sight.rules.ts';
import { appendSteps, headOfLog, readSteps } from '../../coding/log/log.server.ts';
import { replay } from '../../coding/log/replay.ts';
import type { SentStep } from '../../coding/log/steps.ts';
import { listConsents } from '../../consent/consents.server.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import { createRecordingEnds } from '../../recordings/ending.ts';
import { listStates } from '../../recordings/recordings.server.ts';
import { createTakingIn } from '../../recordings/taking-in.ts';
import type { InterviewsPlace } from '../../schema.ts';
import { undecidedInEach } from '../../transcripts/names/decided.ts';
import { listCurrentVersions, removeVersions, saveVersion } from '../../transcripts/store/versions.server.ts';
import { namesFor } from '../../transcripts/use/importing.ts';
import { changedSince, dayOf } from '../../transcripts/use/transcript-parts.ts';
import type { ImportAnswers, ImportLook, InterviewExchange } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { addExchange, listExchanges, markUndone } from '../exchanges.server.ts';
import { derivedGuid } from '../refi/guids.ts';
import { contentUnder, textOfSource } from './place-sources.ts';
import { type ImportChoices, type ImportGround, type ImportPlan, planImport } from './plan-import.ts';
import { factsOf, type ReadFile, readGivenFile } from './read-file.ts';
import type { SoundGround } from './sounds.rules.ts';
import { leaveSounds, type TakenIn, takeSounds } from './take-sounds.ts';

type Imports = Pick<InterviewExchange, 'hold' | 'held' | 'choose' | 'confirm' | 'letGo' | 'undo'>;
type HeldFile = ReadFile & {
  readonly facts: SoundGround['facts'];
  readonly fileName: string;
  readonly sha256: string;
  /** What was chosen in the preview so far. */
  readonly chosen: ImportLook['chosen'];
};

/** What is brought into a study's interviews from other programs' files. */
export function createImports(parts: ExchangeParts, enter: Enter): Imports {
  const { database, clock } = parts;
  const files = createHeldLists<HeldFile>(clock);
  const taking = createTakingIn(parts.recordings);
  const ends = createRecordingEnds(parts.recordings);
  const keyOf = (actor: Actor, studyId: string) => JSON.stringify([actor.personId, studyId]);

  async function planOf(
    from: Database,
    actor: Actor,
    given: { readonly file: HeldFile; readonly choices: ImportChoices | null; readonly importId: string },
  ) {
    const { file, choices, importId } = given;
    const { studyId, ground, place } = await groundOf(from, actor, file);
    // Only whoever interviews brings in new texts, and is told what looks like names in them.
    const newTexts = file.project.sources.map((source) =>
      ground.mayConduct ? textOfSource(source).content.text : '',
    );
    const undecided = await undecidedInEach(from, parts, place, newTexts);
    const likelyNames = undecided.map(({ length }) => length);
    const plan = planImport({
      importId,
      project: file.project,
      losses: file.losses,
      ground,
      choices,
      likelyNames,
      facts: file.facts,
      importer: actor.name,
    });
    const head = await headOfLog(from, place);
    const seen = [file.sha256, head, [...ground.versions].map(([id, { open }]) => [id, open?.version])];
    const stamp = createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32);
    return { plan, ground, place, studyId, stamp };
  }

  async function groundOf(from: Database, actor: Actor, { studyId }: { readonly studyId: string }) {
    const { place, mayConduct } = enter(actor, studyId);
    return {
      studyId,
      place,
      ground: await readGround(from, place, { actor, mayConduct, mostBytes: parts.recordings.mostBytes }),
    };
  }

  return {
    hold: async (actor, studyId, given) => {
      enter(actor, studyId);
      const sha256 = createHash('sha256').update(given.bytes).digest('hex');
      const read = readGivenFile(given);
      files.hold(keyOf(actor, studyId), {
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
      const file = files.find(keyOf(actor, studyId));
      if (!file) return null;
      const { plan, ground, stamp } = await planOf(database, actor, {
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
      const file = files.find(keyOf(actor, studyId));
      if (file) files.hold(keyOf(actor, studyId), { ...file, chosen });
    },
    confirm: async (actor, studyId, answers) => {
      enter(actor, studyId);
      const file = files.find(keyOf(actor, studyId));
      if (!file) return null;
      const exchangeId = crypto.randomUUID();
      const looked = { file, choices: answers, importId: exchangeId };
      const before = await planOf(database, actor, looked);
      if (before.stamp !== answers.stamp) throw changedSince();
      const taken = await takeSounds(taking, {
        actor,
        studyId,
        plan: before.plan,
        chosen: answers.sounds,
        recording: file.recording,
      });
      try {
        await database.transaction().execute(async (transaction) => {
          const { plan, place, stamp } = await planOf(transaction, actor, looked);
          if (stamp !== answers.stamp) throw changedSince();
          await bringIn(transaction, { place, actor, plan, answers, exchangeId, taken });
        });
      } catch (error) {
        await leaveSounds(taken);
        throw error;
      }
      for (const { received } of taken) received.kept();
      files.letGo(keyOf(actor, studyId));
      return { exchangeId };
    },
    letGo: async (actor, studyId) => {
      enter(actor, studyId);
      files.letGo(keyOf(actor, studyId));
    },
    undo: async (actor, studyId, exchangeId) => {
      const { place, mayConduct } = enter(actor, studyId);
      const undone = await database.transaction().execute(async (transaction) => {
        const found = (await listExchanges(transaction, place)).find((one) => one.exchangeId === exchangeId);
        const isUndone = await markUndone(transaction, place, { exchangeId, on: dayOf(clock) });
        if (!found || !isUndone) throw refusal('exchange-undone', m.interviews_exchange_undone_already);
        await takeBack(transaction, place, { exchangeId, actor, at: clock.now() });
        // New texts are for whoever interviews to bring in, and to take away.
        if (mayConduct) await removeUntouched(transaction, place, found.interviews);
        return found;
      });
      // A key that is destroyed cannot be put back: when all the rest is done.
      for (const { interviewId, recordingId } of mayConduct ? undone.recordings : []) {
        await destroyIfThere(actor, { studyId, interviewId }, recordingId);
      }
    },
  };

  async function destroyIfThere(...given: Parameters<typeof ends.destroyRecording>): Promise<void> {
    try {
      await ends.destroyRecording(...given);
    } catch (error) {
      // Somebody, or its day, was there before.
      if (!(isDomainError(error) && error.code === 'recording-gone')) throw error;
    }
  }

  async function bringIn(
    transaction: Database,
    given: {
      readonly place: InterviewsPlace;
      readonly actor: Actor;
      readonly plan: ImportPlan;
      readonly answers: ImportAnswers;
      readonly exchangeId: string;
      readonly taken: readonly TakenIn[];
    },
  ): Promise<void> {
    const { place, actor, plan, answers, exchangeId, taken } = given;
    const isNew = ({ way }: ImportPlan['sources'][number]) => way === 'newOpen' || way === 'newDraft';
    const interviews: string[] = [];
    for (const [at, planned] of plan.sources.entries()) {
      if (!isNew(planned)) continue;
      const interview = { ...place, interviewId: planned.interview!.interviewId };
      await refuseWithoutConsent(transaction, interview);
      const { pseudonym } = planned.interview!;
      const names = namesFor(planned.speakers, answers.speakers.get(at) ?? [], {
        interviewer: answers.interviewer,
        informant: pseudonym,
      });
      const content = contentUnder(planned.source.text, planned.text.turns, names);
      const saved = await saveVersion(transaction, interview, {
        basedOn: null,
        content,
        cause: 'imported',
        isOpen: planned.way === 'newOpen',
        savedOn: dayOf(clock),
        byName: actor.name,
      });
      if (saved === null) throw changedSince();
      interviews.push(interview.interviewId);
    }
    for (const { received } of taken) await received.keep(transaction);
    if (interviews.length === 0 && plan.steps.all.length === 0 && taken.length === 0) {
      throw refusal('exchange-nothing', m.interviews_exchange_nothing);
    }
    const at = clock.now();
    for (const { coder, steps } of plan.steps.all) {
      await appendSteps(transaction, place, { steps, ...coderOf(coder, actor), at });
    }
    await addExchange(transaction, place, {
      exchangeId,
      kind: 'in',
      interviews,
      codings: plan.steps.counts.codings,
      recordings: taken.map(({ interviewId, received: { recordingId } }) => ({ interviewId, recordingId })),
      personId: actor.personId,
      byName: actor.name,
      at,
    });
  }
}

/** Whoever the file says coded; the importer themselves where it says their name, or nobody's. */
function coderOf(coder: string | null, actor: Actor): { readonly personId: string; readonly byName: string } {
  if (coder === null || coder === actor.name) return { personId: actor.personId, byName: actor.name };
  // No person of this house: two files that name the same one name the same one.
  return { personId: `file-${derivedGuid('coder', coder)}`, byName: coder };
}

async function readGround(
  from: Database,
  place: InterviewsPlace,
  { actor, ...may }: { readonly actor: Actor; readonly mayConduct: boolean; readonly mostBytes: number },
): Promise<ImportGround> {
  const interviews = await listInterviews(from, place);
  const consents = await listConsents(from, place);
  const newest = await listCurrentVersions(from, place, { onlyOpen: false });
  const open = await listCurrentVersions(from, place, { onlyOpen: true });
  return {
    interviews,
    ...may,
    // What others have coded blind is neither met nor counted: a file of guesses would find it out.
    state: seenBy(replay(await readSteps(from, place)), { personId: actor.personId, ownOnly: false }),
    versions: new Map(
      newest.map(({ interviewId }) => [
        interviewId,
        { open: open.find((one) => one.interviewId === interviewId) ?? null },
      ]),
    ),
    recorded: new Set((await listStates(from, place)).map(({ interviewId }) => interviewId)),
    toRecording: new Set(
      interviews
        .filter(({ informantId }) => consents.get(informantId)?.toRecording)
        .map(({ interviewId }) => interviewId),
    ),
    consented: new Set(
      interviews.filter(({ informantId }) => consents.has(informantId)).map(({ interviewId }) => interviewId),
    ),
  };
}

/** Undo is a step, as everywhere: what somebody has built on the imported codes since finds them gone, and back if wished. */
async function takeBack(
  transaction: Database,
  place: InterviewsPlace,
  given: { readonly exchangeId: string; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  const { exchangeId, actor, at } = given;
  const events = await readSteps(transaction, place);
  const steps = events
    .filter(({ eventId, step }) => eventId.startsWith(`${exchangeId}-`) && step.kind !== 'takenBack')
    .map(
      ({ eventId }, index): SentStep => ({
        eventId: `${exchangeId}-back${index + 1}`,
        step: { kind: 'takenBack', eventId },
      }),
    );
  if (steps.length > 0) {
    await appendSteps(transaction, place, { steps, personId: actor.personId, byName: actor.name, at });
  }
}

/** Transcripts that the import brought, are as it brought them, and have nobody's codes on them. */
async function removeUntouched(
  transaction: Database,
  place: InterviewsPlace,
  interviewIds: readonly string[],
): Promise<void> {
  const newest = await listCurrentVersions(transaction, place, { onlyOpen: false });
  const { codings } = replay(await readSteps(transaction, place));
  for (const interviewId of interviewIds) {
    const version = newest.find((one) => one.interviewId === interviewId);
    const isCoded = codings.some((one) => one.interviewId === interviewId);
    if (version?.version === 1 && version.cause === 'imported' && !isCoded) {
      await removeVersions(transaction, { ...place, interviewId });
    }
  }
}
