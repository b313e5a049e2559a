// The architecture, executable: each rule is one sentence of docs/architecture.md.
const deny = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
// Tests, and the folders of reference values that only tests read, may reach further.
const test = '[.](test|bench)[.]tsx?$|/(reference|testing)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    deny('no-cycles', 'A circle of imports has no beginning to read from.', {}, { circular: true }),
    deny(
      'nothing-unresolved',
      'An import must lead somewhere. Scripts of pages import some files that the build puts beside them (decision 0054).',
      { pathNot: '^src/web/public/' },
      { couldNotResolve: true, pathNot: '^(virtual:|[.]/[+]types|src/messages)' },
    ),
    deny(
      'statistics-imports-nothing',
      'The numerics stand alone, so that others may use them and nothing of ours can bend them.',
      { path: '^src/statistics/', pathNot: test },
      { pathNot: '^src/statistics/' },
    ),
    deny(
      'platform-knows-no-room',
      'Platform carries; it does not know what.',
      { path: '^src/platform/', pathNot: test },
      { path: '^src/(modules|web|cli)/' },
    ),
    deny(
      'rooms-know-no-transport',
      'A room is the same whether asked from the web or the command line.',
      { path: '^src/modules/' },
      { path: '^src/(web|cli)/|(^|/)(react|react-dom|react-router|hono)(/|$)' },
    ),
    deny(
      'rooms-meet-at-the-door',
      "Another room's index.ts (what it does) or schema.ts (what it is about) are its only doors.",
      { path: '^src/modules/([^/]+)/', pathNot: test },
      { path: '^src/modules/', pathNot: '^src/modules/($1/|[^/]+/(index|schema)[.]ts$)' },
    ),
    deny(
      'transport-uses-the-door',
      'Web and command line come in by the same doors.',
      { path: '^src/(web|cli)/', pathNot: test },
      { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(index|schema)[.]ts$' },
    ),
    deny(
      'the-root-joins-doors-and-stores',
      'The composition root alone puts rooms and their stores together.',
      { path: '^src/([^/]+[.]ts$|app/)' },
      { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(index|schema|store[.]server)[.]ts$' },
    ),
    deny(
      'tests-stay-outside',
      'Nothing that ships imports what is there for tests.',
      { path: '^src/', pathNot: test },
      { path: '[.]test[.]tsx?$|/(reference|testing)/' },
    ),
    deny(
      'ground-rooms-know-no-other-room',
      'organisation, studies and privacy are what the other rooms stand on.',
      { path: '^src/modules/(organisation|studies|privacy)/', pathNot: test },
      { path: '^src/modules/', pathNot: '^src/modules/(organisation|studies|privacy)/' },
    ),
    deny(
      'rules-are-pure',
      'A decision that needs a database cannot be tested at the kitchen table.',
      { path: '[.]rules[.]ts$' },
      { path: '^src/platform/(database|mail|jobs)/|[.]server[.]ts$' },
    ),
    deny(
      'schemas-are-browser-safe',
      'schema.ts is shared with the browser.',
      { path: '/schema[.]ts$' },
      { path: '[.]server[.]ts$|^node:|^src/platform/(database|mail|jobs)/' },
    ),
    deny(
      'transport-runs-no-sql',
      'SQL lives in store.server.ts, nowhere else.',
      { path: '^src/(web|cli)/' },
      { path: '^src/platform/database/|(^|/)(kysely|pg|@electric-sql)(/|$)' },
    ),
    deny(
      'only-stores-speak-sql',
      "A room's only SQL is in its store.server.ts.",
      { path: '^src/modules/', pathNot: '([.]server|[.]server[.]test|[.]test)[.]ts$' },
      { path: '(^|/)(kysely|pg|@electric-sql)(/|$)' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(src/messages|[.]react-router|build)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
