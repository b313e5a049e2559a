import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { publishedTables } from '../src/modules/publications/schema.ts';

/** Where the JSON Schema of TABLES.json lies, for editors and other programs. */
export const tablesSchemaFile = fileURLToPath(new URL('../docs/tables.schema.json', import.meta.url));

/** What a person writes: before defaults are filled in. */
export function makeTablesSchema(): string {
  const schema = z.toJSONSchema(publishedTables, { io: 'input', reused: 'ref' });
  const titled = { title: 'Published tables, format 1 (docs/publication-check.md)', ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

/** Run `node scripts/make-tables-schema.ts` after changing src/modules/publications/schema.ts. */
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(tablesSchemaFile, makeTablesSchema());
export const currentTablesSchema = () => readFileSync(tablesSchemaFile, 'utf8');
