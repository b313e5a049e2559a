import type { ReportAsked, StandingFindings, TopicKind } from '#modules/interviews/index.ts';
import type { FindingsGiven } from '#modules/reports/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { programVersion } from '#platform/program.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { studyPlace } from '#web/studies/study-place.ts';

type Asked = Omit<Parameters<typeof studyPlace>[0], 'needs'>;

/** Who is signed in, the study, and what its interviews have come to: whoever may not code is refused. */
export async function findingsPlace(asked: Asked) {
  const place = await studyPlace({ ...asked, needs: 'codeInterviews' });
  const { findings } = asked.context.get(servicesContext);
  const standing = await findings.standing(place.actor, { studyId: place.study.id });
  const query = new URL(asked.request.url).searchParams;
  const by: TopicKind = query.get('by') === 'group' ? 'group' : 'concept';
  const base = `/studies/${place.study.id}/interviews/findings`;
  const language = languageOf(asked.request);
  const quotable = await findings.quotable(place.actor, { studyId: place.study.id });
  const frame = { ...place.frame, isPartial: standing.isPartial };
  return { ...place, frame, findings, standing, query, by, base, language, said: { language, quotable } };
}

/** What the tables are made from, with where each count leads. */
export function tablesGiven(
  { field, state }: StandingFindings,
  base: string,
  together: { readonly by: TopicKind; readonly way: string } = { by: 'concept', way: 'overlap' },
): FindingsGiven {
  return {
    field,
    number: state.number,
    version: programVersion,
    links: {
      passages: ({ kind, id }, informantId) =>
        `${base}/passages?${new URLSearchParams({ kind, id, ...(informantId ? { informant: informantId } : {}) })}`,
      meetings: (first, second) => `${base}/meetings?${new URLSearchParams({ ...together, first, second })}`,
    },
  };
}

/** Which of what comes before findings is lacking; null when there is something to count. */
export function lackOf({ field }: StandingFindings, by: TopicKind): 'codes' | 'groups' | 'concepts' | null {
  if (field.codes.length === 0) return 'codes';
  if (field.groups.length === 0) return 'groups';
  return by === 'concept' && field.concepts.length === 0 ? 'concepts' : null;
}

/** What a report is asked by: the study as it is called in the reader's language. */
export function reportAsked({
  study,
  frame,
  language,
}: Pick<Awaited<ReturnType<typeof findingsPlace>>, 'study' | 'frame' | 'language'>): ReportAsked {
  const { syntheticNotice } = frame;
  return { studyId: study.id, studyTitle: textIn(study.title, language), syntheticNotice, language };
}
