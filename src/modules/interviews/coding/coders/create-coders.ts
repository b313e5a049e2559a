import { may, refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import type { Interview, InterviewPlace, InterviewsPlace, TranscriptVersion } from '../../schema.ts';
import type { CodingRoom, SideBySide } from '../coding-room.ts';
import { entriesFor, historyOf } from '../history/history.rules.ts';
import type { CodingState } from '../log/replay.ts';
import type { Kept } from '../states.ts';
import { blindChosen, mayChooseBlind, theirsToTakeBack } from './choose-blind.rules.ts';
import { codersOf, compareCoders, twoOf } from './compare.rules.ts';
import { eventsSeenBy } from './events-seen.rules.ts';
import { seenBy, sightOf } from './sight.rules.ts';

export type CodersParts = {
  readonly database: Database;
  readonly transcript: (actor: Actor, place: InterviewPlace) => Promise<TranscriptVersion | null>;
  readonly stateOf: (place: InterviewsPlace) => Promise<Kept>;
};

/** What those who code the same interviews see of each other's work. */
export function createCoders({
  database,
  transcript,
  stateOf,
}: CodersParts): Pick<CodingRoom, 'sideBySide' | 'history'> {
  async function enter(actor: Actor, studyId: string) {
    refuseUnless(actor, 'codeInterviews', { studyId });
    const place = { organisationId: actor.organisationId, studyId };
    const [kept, interviews] = [await stateOf(place), await listInterviews(database, place)];
    return { place, kept, interviews };
  }

  return {
    sideBySide: async (actor, { studyId }, chosen) => {
      const { place, kept, interviews } = await enter(actor, studyId);
      const { state } = kept;
      const coded = interviews
        .map((one) => ({ ...one, coders: codersOfInterview(state, one.interviewId) }))
        .filter(({ coders }) => coders.length > 0);
      const asked = chosenInterview(coded, chosen.interviewId);
      const isLead = may(actor, 'editStudy', { studyId });
      const base = {
        ...blindChosen(kept, { personId: actor.personId, isLead }),
        interviews: coded,
        interviewId: asked?.interviewId ?? null,
      };
      if (asked === null) return { ...base, shown: null, why: 'nobody' };
      const { interviewId, coders } = asked;
      const sight = sightOf(state, interviewId, { personId: actor.personId, ownOnly: false });
      if (sight.isSealed) return { ...base, shown: null, why: 'sealed' };
      const current = await transcript(actor, { ...place, interviewId });
      const [first, second] = twoOf(coders, chosen);
      if (first === undefined || second === undefined || current === null) {
        return { ...base, shown: null, why: current === null ? 'nobody' : 'oneCoder' };
      }
      const codings = state.codings.filter(
        (one) => one.interviewId === interviewId && one.version === current.version,
      );
      const comparison = compareCoders({
        transcript: current,
        codings,
        codes: state.codes,
        first: first.personId,
        second: second.personId,
      });
      const shown = { interview: asked, transcript: current, sight, coders, first, second, comparison };
      return { ...base, shown, why: null };
    },
    history: async (actor, { studyId }, filter) => {
      const { kept, interviews } = await enter(actor, studyId);
      const seen = seenBy(kept.state, { personId: actor.personId, ownOnly: false });
      const events = eventsSeenBy(kept, seen, actor.personId);
      const people = new Map(events.map(({ personId, byName }) => [personId, byName]));
      const { personId } = actor;
      const isLead = may(actor, 'editStudy', { studyId });
      const choosesBlind = mayChooseBlind(kept, { personId, isLead });
      const entries = theirsToTakeBack(historyOf(events, personId), { events, personId, choosesBlind });
      return {
        entries: entriesFor(entries, filter),
        people: [...people].map(([personId, name]) => ({ personId, name })),
        interviews,
      };
    },
  };
}

const codersOfInterview = (state: CodingState, interviewId: string) =>
  codersOf(state.codings.filter((one) => one.interviewId === interviewId));

type Coded = SideBySide['interviews'][number];

function chosenInterview(coded: readonly Coded[], interviewId: string | null): Coded | null {
  const named = coded.find((one: Interview) => one.interviewId === interviewId);
  return named ?? coded.find(({ coders }) => coders.length > 1) ?? coded[0] ?? null;
}
