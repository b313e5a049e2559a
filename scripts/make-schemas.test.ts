import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { publishedSchemas, schemaFile, schemaText } from './make-schemas.ts';

const names = Object.keys(publishedSchemas) as (keyof typeof publishedSchemas)[];
const compile = (name: keyof typeof publishedSchemas) =>
  new Ajv2020({ allErrors: true, strict: false }).compile(publishedSchemas[name]());

test.each(names)('docs/%s is what the code says (else run node scripts/make-schemas.ts)', (name) => {
  expect(readFileSync(schemaFile(name), 'utf8')).toBe(schemaText(name));
});

const examples = new URL('../examples/', import.meta.url);
const studies = readdirSync(examples).filter((name) => existsSync(new URL(`${name}/study.yaml`, examples)));

test.each(studies)('the example study %s keeps to the published schema', (name) => {
  const validate = compile('study.schema.json');
  validate(parse(readFileSync(new URL(`${name}/study.yaml`, examples), 'utf8')));
  expect(validate.errors).toBeNull();
});

test('the published schema refuses a misspelt name, a wrong kind and a plan entry without analysis', () => {
  const validate = compile('study.schema.json');
  const study = parse(readFileSync(new URL('sor-trondelag/study.yaml', examples), 'utf8'));
  expect(validate({ ...study, titel: 'x' })).toBe(false);
  expect(validate({ ...study, languages: ['no'] })).toBe(false);
  expect(validate({ ...study, plan: [{ id: 'A' }] })).toBe(false);
});
