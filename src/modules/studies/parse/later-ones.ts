/** Those whose key an earlier one has already taken. */
export function laterOnes<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const taken = new Set<string>();
  return all.filter((one) => {
    const key = keyOf(one);
    if (taken.has(key)) return true;
    taken.add(key);
    return false;
  });
}
