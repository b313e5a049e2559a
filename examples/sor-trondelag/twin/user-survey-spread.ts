import type { Chance } from './random.ts';

/**
 * How much an office's users differ on each question, in hundredths of a point: about 1.25 on 1–6, less where the mean is
 * near an end, as answers cannot go past it. Made up like all else; drawn when the means stand, so that it changes none.
 *
 * @param survey means in hundredths: survey[office][question]
 */
export function makeSpread(survey: readonly ArrayLike<number>[], chance: Chance): number[][] {
  return survey.map((means) =>
    Array.from(means, (mean) => {
      // Most there can be: everybody at one of the ends.
      const most = Math.sqrt((mean - 100) * (600 - mean));
      return Math.round(most * (0.52 + 0.035 * chance.normal()));
    }),
  );
}
