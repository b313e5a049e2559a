export type QuadraturePoint = { readonly node: number; readonly weight: number };

const mostSteps = 100;

/**
 * Nodes and weights of Gauss-Legendre quadrature on [−1, 1]: exact for polynomials of degree 2·points − 1.
 *
 * Source: Golub & Welsch (1969), Mathematics of Computation 23:221–230 for the properties; found by Newton's method
 * on the Legendre recurrence (Abramowitz & Stegun 22.7.10, 25.4.29). Errors: none.
 *
 * @example
 * gaussLegendre(2); // nodes ±0.5773502691896257, weights 1
 */
export function gaussLegendre(points: number): readonly QuadraturePoint[] {
  return Array.from({ length: points }, (_, index) => {
    let node = Math.cos((Math.PI * (index + 0.75)) / (points + 0.5));
    let slope = 0;
    for (let step = 0; step < mostSteps; step++) {
      const { value, derivative } = legendre(points, node);
      slope = derivative;
      const move = value / derivative;
      node -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    return { node, weight: 2 / ((1 - node * node) * slope * slope) };
  });
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= degree; k++)
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, derivative: (degree * (before - x * value)) / (1 - x * x) };
}
