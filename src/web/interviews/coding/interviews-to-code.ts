import type { Actor } from '#modules/organisation/schema.ts';
import type { Services } from '#web/services.ts';

/** The interviews that are open for coding: what a page without codes leads to. */
export async function interviewsToCode(
  { informants }: Pick<Services, 'informants'>,
  actor: Actor,
  studyId: string,
): Promise<readonly { readonly interviewId: string; readonly name: string }[]> {
  const { rows } = await informants.overview(actor, studyId);
  return rows.flatMap(({ interviewId, name, transcript }) =>
    interviewId !== null && transcript === 'open' ? [{ interviewId, name }] : [],
  );
}
