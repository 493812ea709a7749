/** The direction of imports. Each rule's comment says where the code belongs instead. */
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    forbid(
      'nothing-imports-app',
      '^(components|domain|drizzle|server|scripts)/',
      '^app/',
      'app/ is routing only: move what is shared to components/, server/ or domain/.',
    ),
    forbid(
      'domain-is-pure',
      '^domain/',
      '^(app|components|server|drizzle|scripts)/',
      'domain/ knows no database, no clock, no screen: pass the data in.',
    ),
    {
      name: 'domain-uses-no-io',
      severity: 'error',
      comment: 'domain/ may use zod and statistics libraries; reading and writing belong to server/.',
      from: { path: '^domain/', pathNot: '(\\.test\\.ts|/golden/.*)$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'components-see-server-types-only',
      severity: 'error',
      comment: 'components/ run in the browser: call tRPC, import only types from server/.',
      from: { path: '^components/' },
      to: { path: '^(server|drizzle)/', dependencyTypesNot: ['type-only'] },
    },
    forbid(
      'schema-is-bottom',
      '^drizzle/',
      '^(app|components|server)/',
      'drizzle/ describes tables; it may name domain types only.',
    ),
    forbid(
      'services-do-not-know-their-callers',
      '^server/(services|reports)/',
      '^server/(trpc|api|respond|cli|jobs/(?!queue|wake))',
      'a service is called by tRPC, REST, jobs and the CLI; it never calls them.',
    ),
    forbid(
      'adapters-use-services',
      '^server/(trpc|api|respond)/',
      '^server/(cli|jobs/(?!queue|wake))',
      'put the shared part into server/services/.',
    ),
    forbid(
      'fixture-must-fail',
      '^tests/fixtures/direction/domain/',
      '^tests/fixtures/direction/server/',
      'proves that this check works.',
    ),
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'find the third noun that both need.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-test|\\.next|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
