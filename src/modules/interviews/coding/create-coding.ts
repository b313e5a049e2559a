import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { findInterview, listInterviews } from '../core/interviews.server.ts';
import type { InterviewPlace, InterviewsPlace, TranscriptVersion } from '../schema.ts';
import { createAgreement } from './agreement/create-agreement.ts';
import { checkSteps } from './check-steps.ts';
import { codedItems } from './coded-items.ts';
import { mayChooseBlind } from './coders/choose-blind.rules.ts';
import { createCoders } from './coders/create-coders.ts';
import { hiddenIn, seenBy, sightOf } from './coders/sight.rules.ts';
import type { CodingRoom, OpenInterview, SpokenLanguage } from './coding-room.ts';
import { appendSteps, headOfLog } from './log/log.server.ts';
import type { Coding } from './log/replay.ts';
import type { CodingEvent, SentStep } from './log/steps.ts';
import { leaveSeat, takeSeat } from './presence/presence.server.ts';
import { progressOf } from './progress.rules.ts';
import { createStates, type Kept } from './states.ts';

export type CodingParts = {
  readonly database: Database;
  readonly clock: Clock;
  /** What was said, under pseudonyms, in its newest version. */
  readonly transcript: (actor: Actor, place: InterviewPlace) => Promise<TranscriptVersion | null>;
  /** The words of the interview guide, for the hints of the code test; empty where there is none. */
  readonly guideTexts: (actor: Actor, studyId: string) => Promise<readonly string[]>;
};

type Asked = Parameters<CodingRoom['open']>[1];
/** What a page of an interview is made of, besides its codes. */
type Here = Pick<OpenInterview, 'interview' | 'transcript'> & {
  readonly actor: Actor;
  readonly place: InterviewPlace;
  readonly guide: readonly string[];
  readonly spoken: SpokenLanguage;
  readonly ownOnly: boolean;
};

/** Coding close to what was said, over a study's interviews. */
export function createCoding({ database, clock, transcript, guideTexts }: CodingParts): CodingRoom {
  const stateOf = createStates(database);

  async function enter(
    actor: Actor,
    { studyId, interviewId, spoken, ownOnly = false }: Asked,
  ): Promise<Here | null> {
    refuseUnless(actor, 'codeInterviews', { studyId });
    const place = { organisationId: actor.organisationId, studyId, interviewId };
    const interview = await findInterview(database, place);
    const current = interview && (await transcript(actor, place));
    if (!interview || !current) return null;
    const guide = await guideTexts(actor, studyId);
    return { interview, transcript: current, guide, spoken, ownOnly, actor, place };
  }

  async function append(place: InterviewsPlace, actor: Actor, steps: readonly SentStep[]): Promise<void> {
    const { personId, name } = actor;
    if (steps.length > 0) {
      await appendSteps(database, place, { steps, personId, byName: name, at: clock.now() });
    }
  }

  async function choosing(actor: Actor, place: InterviewsPlace) {
    const { personId } = actor;
    const kept = await stateOf(place);
    const isLead = may(actor, 'editStudy', place);
    return { kept, personId, choosesBlind: mayChooseBlind(kept, { personId, isLead }) };
  }

  return {
    ...createCoders({ database, transcript, stateOf }),
    ...createAgreement({ database, transcript, stateOf }),
    open: async (actor, asked) => {
      const here = await enter(actor, asked);
      if (here === null) return null;
      const kept = await stateOf(here.place);
      const state = seenBy(kept.state, lookingAt(here));
      const { interview, interviewId, version } = { ...here, ...here.transcript };
      const items = (isHere: (at: number) => boolean) =>
        codedItems(state, {
          ...here,
          personId: here.actor.personId,
          isAsked: (one) => one.interviewId === interviewId && isHere(one.version),
        });
      return {
        interview,
        transcript: here.transcript,
        ...standingOf({ ...kept, state }, here),
        sight: sightOf(state, interviewId, lookingAt(here)),
        items: items((at) => at === version),
        adrift: items((at) => at !== version),
        codes: state.codes.map(({ codeId, words }) => ({ codeId, words })).toReversed(),
      };
    },
    take: async (actor, asked, { steps, since }) => {
      const here = await enter(actor, asked);
      if (here === null) return null;
      const { interviewId, version } = here.transcript;
      const textOf = (id: string) => (id === interviewId ? here.transcript : null);
      const checked = checkSteps(steps, { textOf, ...(await choosing(actor, here.place)) });
      await append(here.place, actor, checked.taken);
      const all = await stateOf(here.place);
      const kept = { ...all, state: seenBy(all.state, lookingAt(here)) };
      const isNew = ({ number }: { readonly number: number }) => number > since;
      const codes = new Set(kept.state.codes.filter(isNew).map(({ codeId }) => codeId));
      const isAsked = (one: Coding) =>
        one.interviewId === interviewId && one.version === version && (isNew(one) || codes.has(one.codeId));
      return {
        ...standingOf(kept, here),
        version,
        isOwnOnly: sightOf(all.state, interviewId, lookingAt(here)).isOwnOnly,
        refused: checked.refused,
        items: codedItems(kept.state, { ...here, isAsked, personId: actor.personId }),
        gone: kept.state.removed
          .filter((one) => one.interviewId === interviewId && isNew(one))
          .map(({ codingId }) => codingId),
      };
    },
    live: async (actor, { studyId }, { seatId, interviewId, isLeaving }) => {
      refuseUnless(actor, 'codeInterviews', { studyId });
      const { organisationId, personId, name } = actor;
      const place = { organisationId, studyId };
      const seat = { seatId, interviewId, personId, name };
      if (isLeaving) await leaveSeat(database, place, seat);
      const others = isLeaving ? [] : await takeSeat(database, place, seat, clock.now());
      return { number: (await headOfLog(database, place)).number, others };
    },
    codes: async (actor, { studyId, spoken, ownOnly = false }) => {
      refuseUnless(actor, 'codeInterviews', { studyId });
      const place = { organisationId: actor.organisationId, studyId };
      const kept = await stateOf(place);
      const { events } = kept;
      const state = seenBy(kept.state, { personId: actor.personId, ownOnly });
      const interviews = await listInterviews(database, place);
      const guide = await guideTexts(actor, studyId);
      const items = codedItems(state, { isAsked: () => true, guide, spoken, personId: actor.personId });
      return { state, interviews, items, lastOwn: lastOwnOf(events, { personId: actor.personId }) };
    },
    standing: async (actor, { studyId }) => {
      refuseUnless(actor, 'codeInterviews', { studyId });
      const place = { organisationId: actor.organisationId, studyId };
      const { state: all, events } = await stateOf(place);
      const state = seenBy(all, { personId: actor.personId, ownOnly: false });
      const interviews = await listInterviews(database, place);
      return {
        state,
        interviews,
        hidden: hiddenIn(all, state),
        lastOwn: lastOwnOf(events, { personId: actor.personId }),
      };
    },
    takeOnBoard: async (actor, { studyId }, steps) => {
      refuseUnless(actor, 'codeInterviews', { studyId });
      const place = { organisationId: actor.organisationId, studyId };
      const { taken, refused } = checkSteps(steps, {
        textOf: () => null,
        ...(await choosing(actor, place)),
      });
      await append(place, actor, taken);
      return { number: (await stateOf(place)).state.number, refused };
    },
  };
}

const lookingAt = ({ actor, ownOnly }: Pick<Here, 'actor' | 'ownOnly'>) => ({
  personId: actor.personId,
  ownOnly,
});

function standingOf({ state, events }: Kept, { interview, transcript, actor }: Here) {
  const { interviewId, version } = transcript;
  const codings = state.codings.filter((one) => one.interviewId === interviewId && one.version === version);
  const codeIds = new Set(codings.map(({ codeId }) => codeId));
  const codes = state.codes.filter(({ codeId }) => codeIds.has(codeId));
  return {
    number: state.number,
    progress: progressOf({ transcript, informant: interview.pseudonym, codings, codes }),
    lastOwn: lastOwnOf(events, { personId: actor.personId, within: { codeIds, interviewId } }),
  };
}

/** The last step of somebody that has not been taken back; about one interview's codes, where one is named. */
export function lastOwnOf(
  events: readonly CodingEvent[],
  of: {
    readonly personId: string;
    readonly within?: { readonly interviewId: string; readonly codeIds: ReadonlySet<string> };
  },
): string | null {
  const { personId, within } = of;
  const codings = new Set<string>();
  for (const { step } of events) {
    if ('codingId' in step && 'interviewId' in step && step.interviewId === within?.interviewId) {
      codings.add(step.codingId);
    }
  }
  const isWithin = (step: CodingEvent['step']) =>
    within === undefined ||
    ('codingId' in step && codings.has(step.codingId)) ||
    (['codeReworded', 'codeTested', 'codeNoted'].includes(step.kind) &&
      'codeId' in step &&
      within.codeIds.has(step.codeId));
  const undone = new Set<string>();
  for (const { eventId, personId: by, step } of events.toReversed()) {
    if (step.kind === 'takenBack') {
      if (!undone.has(eventId)) undone.add(step.eventId);
    } else if (by === personId && !undone.has(eventId) && step.kind !== 'passagesMoved' && isWithin(step)) {
      return eventId;
    }
  }
  return null;
}
