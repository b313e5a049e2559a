/** Every interval we give is a 95 % interval: this much lies beyond each end. */
export const confidenceTail = 0.025;
