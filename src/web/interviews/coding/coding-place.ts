import { data } from 'react-router';
import type { SpokenLanguage } from '#modules/interviews/index.ts';
import { servicesContext } from '#web/services.ts';
import { studyPlace } from '#web/studies/study-place.ts';

type Asked = Omit<Parameters<typeof studyPlace>[0], 'needs' | 'params'> & {
  readonly params: { readonly studyId?: string | undefined; readonly interviewId?: string | undefined };
};

/** Who is signed in, the study, and what is asked of its codes: whoever may not code it is refused. */
export async function codingPlace(asked: Asked) {
  const place = await studyPlace({ ...asked, needs: 'codeInterviews' });
  const { coding } = asked.context.get(servicesContext);
  const ownOnly = new URL(asked.request.url).searchParams.has('own');
  return { ...place, coding, asked: { studyId: place.study.id, spoken: spokenIn(place.study), ownOnly } };
}

/** Bokmål and nynorsk are one language to those who speak it; a study in English alone is spoken in English. */
export const spokenIn = ({ languages }: { readonly languages: readonly string[] }): SpokenLanguage =>
  languages.every((language) => language === 'en') ? 'en' : 'no';

/** The same with an interview that has a transcript to code; where there is none, the page is not there. */
export async function interviewPlace(asked: Asked) {
  const place = await codingPlace(asked);
  const interview = { ...place.asked, interviewId: asked.params.interviewId ?? '' };
  return { ...place, asked: interview };
}

/** What was found, or a page that is not there. */
export function foundOr404<T>(found: T | null): T {
  if (found === null) throw data(null, { status: 404 });
  return found;
}
