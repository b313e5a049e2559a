import type { PackedFaults } from '#platform/packed/faults.ts';

export const faults: PackedFaults = {
  damaged: (part) => new Error(`damaged: ${part}`),
  locked: () => new Error('locked'),
  tooLarge: () => new Error('too large'),
  declaresOwn: (part) => new Error(`declares its own: ${part}`),
};
