const keptDays = 180;
const mostDays = 730;

/** Days from one day, as in 2026-03-01. */
export const daysFrom = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Recordings go no later than the names. @param namesGo the day the names of the study are erased; null while none is set */
export const earlierOf = (day: string, namesGo: string | null) =>
  namesGo !== null && namesGo < day ? namesGo : day;

/** The day a recording is destroyed when nobody says another: half a year on, or with the names where they go before. */
export const usualDay = (today: string, namesGo: string | null) =>
  earlierOf(daysFrom(today, keptDays), namesGo);

/** The latest day that may be chosen: two years on, or with the names. */
export const latestDay = (today: string, namesGo: string | null) =>
  earlierOf(daysFrom(today, mostDays), namesGo);

/** Whether a day may be chosen: tomorrow or later, and not past the latest. */
export function mayBeDestroyedOn(
  day: string,
  { today, namesGo }: { readonly today: string; readonly namesGo: string | null },
): boolean {
  return day > today && day <= latestDay(today, namesGo);
}
