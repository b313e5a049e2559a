import { StatisticsError } from '../statistics-error.ts';

function refuse(name: string, requirement: string, value: number): never {
  throw new StatisticsError('invalid-argument', `${name} must be ${requirement}, but is ${value}`);
}

export function requireNumber(name: string, value: number): void {
  if (typeof value !== 'number' || Number.isNaN(value)) refuse(name, 'a number', value);
}

export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) refuse(name, 'a finite number', value);
}

export function requirePositive(name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) refuse(name, 'a finite number above 0', value);
}

/** Outside these bounds neither digits nor quick answers can be promised. */
const SMALLEST_SHAPE = 1e-100;
const LARGEST_SHAPE = 1e12;

/** A shape, or degrees of freedom, of a gamma or beta family. */
export function requireShape(name: string, value: number): void {
  requirePositive(name, value);
  if (value < SMALLEST_SHAPE || value > LARGEST_SHAPE) {
    refuse(name, `from ${SMALLEST_SHAPE} to ${LARGEST_SHAPE}`, value);
  }
}

/** Degrees of freedom of Student's t, Infinity included. */
export function requireDegreesOfFreedom(value: number): void {
  if (!(value >= SMALLEST_SHAPE)) refuse('degreesOfFreedom', `at least ${SMALLEST_SHAPE}`, value);
}

export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) refuse(name, 'a number from 0 to 1', value);
}
