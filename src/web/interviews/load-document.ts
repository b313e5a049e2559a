import { data, type LoaderFunctionArgs } from 'react-router';
import type { Informants } from '#modules/interviews/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { servicesContext } from '#web/services.ts';
import type { SavedVersion } from './document-versions.tsx';
import { interviewsPlace } from './interviews-place.ts';

/**
 * What a page of the guide or of the information shows: the version that its address asks for, or the newest; and what
 * others there are.
 *
 * @throws 404 when there is no such version
 */
export async function loadDocument<Version extends SavedVersion>(
  { request, params, context }: LoaderFunctionArgs,
  versionsOf: (informants: Informants, actor: Actor, studyId: string) => Promise<readonly Version[]>,
) {
  const { actor, frame, mayPrepare } = await interviewsPlace({ request, params, context }, 'see');
  const versions = await versionsOf(context.get(servicesContext).informants, actor, frame.studyId);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('version');
  const shown = asked === null ? versions[0] : versions.find(({ version }) => String(version) === asked);
  if (asked !== null && !shown) throw data(null, { status: 404 });
  return {
    frame,
    mayPrepare,
    shown: shown ?? null,
    isSaved: searchParams.has('saved'),
    versions: versions.map(
      ({ version, savedOn, byName, isDraft = false }): SavedVersion => ({
        version,
        savedOn,
        byName,
        isDraft,
      }),
    ),
  };
}
