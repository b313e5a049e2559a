/** Whoever came from an interview's codes goes back there: to everybody's codes, or to their own. */
export type From = 'coding' | 'own' | null;

export function cameFrom(query: URLSearchParams): From {
  const from = query.get('from');
  return from === 'coding' || from === 'own' ? from : null;
}

/** A code in its interview, opened, with the focus on it. */
export function codingHref(
  studyId: string,
  place: { readonly interviewId: string; readonly codingId: string; readonly from?: From },
): string {
  const { interviewId, codingId, from = null } = place;
  const query = new URLSearchParams({ ...(from === 'own' ? { own: '1' } : {}), coding: codingId });
  return `/studies/${studyId}/interviews/${interviewId}/coding?${query}#words-${codingId}`;
}
