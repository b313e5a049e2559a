import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { currentTablesSchema, makeTablesSchema } from './make-tables-schema.ts';

test('docs/tables.schema.json is what the schema in the code says; run `node scripts/make-tables-schema.ts` after a change', () => {
  expect(currentTablesSchema()).toBe(makeTablesSchema());
});

test('the published figures of the example satisfy the JSON Schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(currentTablesSchema()));
  const published = JSON.parse(
    readFileSync(new URL('../examples/sor-trondelag/published.json', import.meta.url), 'utf8'),
  );
  expect(validate(published), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...published, facts: [{ kind: 'guess' }] })).toBe(false);
});
