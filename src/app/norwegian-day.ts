import type { Clock } from '#platform/clock.ts';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** The day it is in Norway, as in 2026-03-01. */
export const norwegianDay = (clock: Clock) => format.format(clock.now());
