import { expect } from 'vitest';

/** For toThrow: what the numerics refuse is told by its code. */
export const code = (expected: string) => expect.objectContaining({ code: expected });
