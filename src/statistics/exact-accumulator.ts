/** 2^27 + 1: splits a double into two halves whose products are exact (Veltkamp). */
const splitter = 134217729;

/**
 * A running sum that loses nothing: it keeps the exact value as a short list of doubles that do not overlap
 * ("partials"), so that the rounded total is the same whatever the order of the terms.
 *
 * Assumes finite terms whose sum stays below 1e300; products are exact while they lie between about 1e-290 and
 * 1e300 (below that a product's own rounding error can underflow; the result is still independent of order).
 *
 * Source: Shewchuk (1997), "Adaptive precision floating-point arithmetic and fast robust geometric predicates",
 * Discrete & Computational Geometry 18:305–363: TWO-SUM p. 314, GROW-EXPANSION p. 316, SPLIT and TWO-PRODUCT
 * p. 325–326; the final rounding is that of Python's math.fsum.
 *
 * @example
 * const sum = new ExactAccumulator();
 * for (const term of [1e16, 1, -1e16]) sum.add(term);
 * sum.total(); // 1
 */
export class ExactAccumulator {
  #partials = new Float64Array(40);
  #count = 0;

  /** Back to zero, so that one accumulator can serve many sums. */
  reset(): void {
    this.#count = 0;
  }

  /** Adds one finite number. */
  add(term: number): void {
    // Partials may be single bits far apart, so that no fixed number of them is always enough.
    if (this.#count === this.#partials.length) this.#grow();
    const partials = this.#partials;
    let carried = term;
    let kept = 0;
    for (let index = 0; index < this.#count; index++) {
      const partial = partials[index]!;
      const sum = carried + partial;
      const shadow = sum - carried;
      const error = carried - (sum - shadow) + (partial - shadow);
      if (error !== 0) partials[kept++] = error;
      carried = sum;
    }
    partials[kept++] = carried;
    this.#count = kept;
  }

  #grow(): void {
    const wider = new Float64Array(2 * this.#partials.length);
    wider.set(this.#partials);
    this.#partials = wider;
  }

  /** Adds the exact product of two finite numbers. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    const spreadA = splitter * a;
    const highA = spreadA - (spreadA - a);
    const lowA = a - highA;
    const spreadB = splitter * b;
    const highB = spreadB - (spreadB - b);
    const lowB = b - highB;
    const error = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
    if (error !== 0) this.add(error);
    this.add(product);
  }

  /** The exact value, as numbers whose sum it is. */
  parts(): Float64Array {
    return this.#partials.slice(0, this.#count);
  }

  /** The exact value rounded once, half to even. */
  total(): number {
    const partials = this.#partials;
    let index = this.#count - 1;
    if (index < 0) return 0;
    let high = partials[index]!;
    let low = 0;
    while (index > 0) {
      const before = high;
      const next = partials[--index]!;
      high = before + next;
      low = next - (high - before);
      if (low !== 0) break;
    }
    // A tie is broken by whatever lies below it: without this, half-way cases would round by order of addition.
    if (index > 0 && low !== 0 && low < 0 === partials[index - 1]! < 0) {
      const doubled = low * 2;
      const rounded = high + doubled;
      if (rounded - high === doubled) high = rounded;
    }
    return high + 0;
  }
}
