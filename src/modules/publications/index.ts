/** The publication check: reads printed tables and says which figures cannot be right. */
export { checkPublication, type PublicationReport } from './check-publication.ts';
export type { Finding, Recomputed, Verdict } from './finding.ts';
export { parsePublishedTables } from './parse-published-tables.ts';
export { type Printed, readPrinted } from './printed.rules.ts';
export type { Fact, FactKind, PublishedTables, PublishedTablesInput } from './schema.ts';
export { publishedTables, tableLimits } from './schema.ts';
