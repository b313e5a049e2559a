/** What time it is, as an argument: nothing of ours asks the machine itself, so that tests can decide. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
