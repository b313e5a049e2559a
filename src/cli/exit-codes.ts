/** Done; refused for a reason in the input; a fault of ours. */
export const exitCodes = { done: 0, refused: 1, fault: 2 } as const;
