/** Two predictors and an outcome that none of them explains wholly. */
export const y = [3, 1, 4, 1, 5, 9, 2, 6];
export const a = [2, 7, 1, 8, 2, 8, 1, 8];
export const b = [0.1, 0.4, 0.1, 0.5, 0.9, 0.2, 0.6, 0.5];
