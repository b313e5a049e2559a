import { m } from '#messages';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import { appendSteps } from '../../coding/log/log.server.ts';
import { refuseWithoutConsent } from '../../consent/refuse-without-consent.ts';
import { createTakingIn } from '../../recordings/taking-in.ts';
import type { InterviewsPlace } from '../../schema.ts';
import { saveVersion } from '../../transcripts/store/versions.server.ts';
import { namesFor } from '../../transcripts/use/importing.ts';
import { changedSince, dayOf } from '../../transcripts/use/transcript-parts.ts';
import type { ImportAnswers, InterviewExchange } from '../exchange.ts';
import type { Enter, ExchangeParts } from '../exchange-parts.ts';
import { addExchange } from '../exchanges.server.ts';
import { derivedGuid } from '../refi/guids.ts';
import type { HeldFiles } from './held-file.ts';
import type { PlanOf } from './import-ground.ts';
import { contentUnder } from './place-sources.ts';
import type { ImportPlan } from './plan-import.ts';
import { leaveSounds, type TakenIn, takeSounds } from './take-sounds.ts';

/** What the preview showed, brought in: all of it or nothing. */
export function createConfirm({
  parts,
  enter,
  files,
  planOf,
}: {
  readonly parts: ExchangeParts;
  readonly enter: Enter;
  readonly files: HeldFiles;
  readonly planOf: PlanOf;
}): InterviewExchange['confirm'] {
  const { database, clock } = parts;
  const taking = createTakingIn(parts.recordings);
  return async (actor, studyId, answers) => {
    enter(actor, studyId);
    const file = files.find(actor, studyId);
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
        await bringIn(transaction, { place, actor, plan, answers, exchangeId, taken, clock });
      });
    } catch (error) {
      await leaveSounds(taken);
      throw error;
    }
    for (const { received } of taken) received.kept();
    files.letGo(actor, studyId);
    return { exchangeId };
  };
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
    readonly clock: Clock;
  },
): Promise<void> {
  const { place, actor, plan, answers, exchangeId, taken, clock } = given;
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

/** Whoever the file says coded; the importer themselves where it says their name, or nobody's. */
function coderOf(coder: string | null, actor: Actor): { readonly personId: string; readonly byName: string } {
  if (coder === null || coder === actor.name) return { personId: actor.personId, byName: actor.name };
  // No person of this house: two files that name the same one name the same one.
  return { personId: `file-${derivedGuid('coder', coder)}`, byName: coder };
}
