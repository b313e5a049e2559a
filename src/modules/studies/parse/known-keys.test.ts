import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  agreementItem,
  choiceItem,
  instrument,
  numberItem,
  outcome,
  planOptions,
  scale,
  study,
  textItem,
} from '../schema.ts';
import { knownKeys } from './known-keys.ts';

const keysOf = (schema: z.ZodObject) => Object.keys(schema.shape).sort();
const known = (path: (string | number)[], holder: unknown = {}) => [...knownKeys(path, holder)].sort();
const itemPath = ['instruments', 'employee', 'sections', 0, 'items', 0];

test('the names suggested to a person are those of the schema', () => {
  expect(known([])).toEqual(keysOf(study));
  expect(known(['scales', 'support'])).toEqual(keysOf(scale));
  expect(known(['outcomes', 'followUp'])).toEqual(keysOf(outcome));
  expect(known(['instruments', 'employee'])).toEqual(keysOf(instrument));
  expect(known(itemPath, { kind: 'choice' })).toEqual(keysOf(choiceItem));
  expect(known(itemPath, { kind: 'agreement' })).toEqual(keysOf(agreementItem));
  expect(known(itemPath, { kind: 'number' })).toEqual(keysOf(numberItem));
  expect(known(itemPath, { kind: 'text' })).toEqual(keysOf(textItem));
});

test('the names suggested in a plan are those of the schema', () => {
  expect(known(['plan', 0])).toEqual(['id', 'title', 'chapter', 'where', ...Object.keys(planOptions)].sort());
  for (const [analysis, options] of Object.entries(planOptions)) {
    expect(known(['plan', 0, analysis])).toEqual(keysOf('shape' in options ? options : options.in));
  }
});
