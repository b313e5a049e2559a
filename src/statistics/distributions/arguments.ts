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

export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) refuse(name, 'between 0 and 1', value);
}
