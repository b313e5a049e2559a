import type { AnswerSheet } from './answer-sheet.ts';
import type { Matrix } from './linear-algebra.ts';
import type { Chance } from './random.ts';

/** How a measure's answers are spread before the repair. */
export interface Spread {
  mean: number;
  sd: number;
  /** Cronbach's alpha wanted; single items have none. */
  alpha?: number;
  /** Items `i` and `i + dimensions` and so on have something of their own in common. */
  dimensions?: number;
}

// Some statements are easier to agree with than others.
const easiness = [0.25, -0.15, 0.05, -0.3, 0.2, -0.05, 0.35, -0.2, 0.1, -0.25, 0.15, -0.15];

/**
 * Turns standard scores into answers from 1 to 6. A scale's items are its score plus noise that sums to zero over
 * the items, so that their mean stays the score; with k items and score variance s² an alpha of a needs
 * noise variance k·s²·(1 − a), of which rounding already gives 1/12.
 */
export function giveFirstAnswers(
  sheet: AnswerSheet,
  latent: Matrix,
  spreads: readonly Spread[],
  chance: Chance,
): void {
  sheet.measures.forEach((measure, m) => {
    const { mean, sd, alpha, dimensions } = spreads[m]!;
    const k = measure.items.length;
    const noiseSd = alpha === undefined ? 0 : Math.sqrt(Math.max(0.05, k * sd * sd * (1 - alpha) - 1 / 12));
    for (let row = 0; row < sheet.rowCount; row++) {
      const score = mean + sd * latent[row]![m]!;
      const groups = Array.from({ length: dimensions ?? 1 }, () => chance.normal());
      const noise = measure.items.map((_, item) => {
        const own = chance.normal();
        return dimensions ? (own + groups[item % dimensions]!) / Math.SQRT2 : own;
      });
      const middle = noise.reduce((sum, value) => sum + value, 0) / k;
      measure.items.forEach((_, item) => {
        const ease = k === 1 ? 0 : easiness[item % easiness.length]!;
        const answer = Math.round(score + ease + noiseSd * (noise[item]! - middle));
        sheet.answers[m]![item]![row] = Math.min(6, Math.max(1, answer));
      });
    }
  });
}
