import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { listInterviews } from '../../core/interviews.server.ts';
import type { Interview, TranscriptVersion } from '../../schema.ts';
import { type Coder, codersOf } from '../coders/compare.rules.ts';
import type { CodersParts } from '../coders/create-coders.ts';
import { sealedTo } from '../coders/sight.rules.ts';
import type { CodingRoom } from '../coding-room.ts';
import type { CodingState } from '../log/replay.ts';
import { agreementRows, resamples } from './agree.rules.ts';
import type { AgreementPage } from './agreement.ts';
import { type CodedTranscript, categoriesAt } from './units.rules.ts';

/** How far those who code a study's interviews agree. */
export function createAgreement({
  database,
  transcript,
  stateOf,
}: CodersParts): Pick<CodingRoom, 'agreement'> {
  /** The interviews that two of the coders have coded, with what each of them made of the version there is now. */
  async function codedBy(
    given: {
      readonly actor: Actor;
      readonly studyId: string;
      readonly state: CodingState;
      readonly interviews: readonly Interview[];
      readonly coders: readonly Coder[];
    },
    categoryOf: ReturnType<typeof categoriesAt>,
  ) {
    const { actor, studyId, state, coders } = given;
    const found: {
      interview: Interview;
      version: TranscriptVersion;
      coded: CodedTranscript;
      left: number;
    }[] = [];
    for (const interview of given.interviews) {
      const { interviewId, pseudonym } = interview;
      const place = { organisationId: actor.organisationId, studyId, interviewId };
      const version = await transcript(actor, place);
      if (version === null) continue;
      const codings = state.codings.filter(
        (one) => one.interviewId === interviewId && one.version === version.version,
      );
      const hasRead = (personId: string) =>
        codings.some((one) => one.personId === personId) ||
        state.finished.some((one) => one.interviewId === interviewId && one.personId === personId);
      const own = (personId: string) =>
        codings
          .filter((one) => one.personId === personId)
          .map(({ anchor, codeId }) => ({ anchor, category: categoryOf(codeId) }));
      const all = coders.map(({ personId }) => (hasRead(personId) ? own(personId) : null));
      if (all.filter((one) => one !== null).length < 2) continue;
      const counted = all.map((one) =>
        one === null ? null : one.flatMap(({ anchor, category }) => (category ? [{ anchor, category }] : [])),
      );
      const count = (lists: readonly (readonly unknown[] | null)[]) =>
        lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
      const coded = { transcript: version, informant: pseudonym, coders: counted };
      found.push({ interview, version, coded, left: count(all) - count(counted) });
    }
    return found;
  }

  return {
    agreement: async (actor, { studyId }, choice) => {
      refuseUnless(actor, 'codeInterviews', { studyId });
      const place = { organisationId: actor.organisationId, studyId };
      const { state } = await stateOf(place);
      const all = await listInterviews(database, place);
      const isSealed = sealedTo(state, actor.personId);
      const isCoded = ({ interviewId }: Interview) =>
        state.codings.some((one) => one.interviewId === interviewId);
      const open = all.filter((one) => isCoded(one) && !isSealed(one.interviewId));
      const ids = new Set(open.map(({ interviewId }) => interviewId));
      const coders = codersOf(state.codings.filter(({ interviewId }) => ids.has(interviewId)));
      const page: AgreementPage = {
        coders,
        agreement: null,
        why: null,
        interviews: open.map(({ interviewId, name }) => ({ interviewId, pseudonym: name })),
        sealed: all.filter((one) => isCoded(one) && isSealed(one.interviewId)).map((one) => one.name),
      };
      if (coders.length === 0) return { ...page, why: 'nobody' };
      const chosen = coders.filter(({ personId }) => choice.coderIds?.includes(personId) ?? true);
      if (chosen.length < 2) return { ...page, why: 'oneCoder' };
      const found = await codedBy(
        {
          actor,
          studyId,
          state,
          coders: chosen,
          interviews: open.filter(({ interviewId }) => choice.interviewIds?.includes(interviewId) ?? true),
        },
        categoriesAt(state, choice.level),
      );
      if (found.length === 0) return { ...page, why: 'noneInCommon' };
      const left = found.reduce((sum, one) => sum + one.left, 0);
      const isEmpty = found.every(({ coded }) => coded.coders.every((list) => (list ?? []).length === 0));
      if (isEmpty) return { ...page, why: 'notGrouped' };
      const { n, unitsOf, rows } = agreementRows(
        found.map(({ coded }) => coded),
        choice,
      );
      const interviews = found.map(({ interview, version, coded }, at) => ({
        interviewId: interview.interviewId,
        pseudonym: interview.name,
        version: version.version,
        units: unitsOf[at]!,
        coders: chosen.filter((_, place) => coded.coders[place] !== null).map(({ name }) => name),
      }));
      const agreement = { choice, coders: chosen, interviews, n, left, rows, resamples };
      return { ...page, agreement };
    },
  };
}
