// Which way imports point: app → components → lib, and inside lib from the core outwards:
// client → server → activity → inventory → a domain's aws → store, server, aws → a domain's root → format → core.
// A rule names folders, never files: a file that breaks one stands in the wrong folder.
// scripts/import-rules/import-rules.test.ts plants a violation of each rule and sees it fire.

const tests = ["\\.(test|spec|soak)\\.tsx?$", "/testing/"];
const programs = "^(e2e|bench|sandbox|scripts)/";

// What a domain has beside its root: calls to AWS, what runs for a person on the server, and the browser's side of that.
const operations = "^lib/.+/aws/";
const served = "^lib/.+/server/";
const asked = "^lib/.+/client/";
const domains =
  "^lib/(organizations|security-hub|aws-config|connection|runs|activity|notifications|views|api)/";
/**
 * How the inventory is collected and kept, as opposed to what a snapshot is, how runs and notifications are worked, and
 * attempts settled.
 */
const engine = "^lib/(inventory/(collect|serve|record)|(runs|notifications)/work|activity/interrupted)/";
const shared = "ui|failures|inventory|frame";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const rules = [
  {
    name: "no-cycles",
    comment: "Two files that need each other are one file, or miss a third; neither can be read first.",
    from: {},
    to: { circular: true },
  },
  {
    name: "imports-lead-somewhere",
    comment: "An import that cannot be resolved is a typing mistake or a missing dependency.",
    from: {},
    to: { couldNotResolve: true, pathNot: "\\.css$" },
  },
  {
    name: "app-is-the-top",
    comment: "Pages put things together; whatever a page imports must work without that page.",
    from: { path: "^(components|lib)/" },
    to: { path: "^app/" },
  },
  {
    name: "lib-draws-nothing",
    comment:
      "What things mean is in lib and how they look in components, so that meaning can be tested without a screen.",
    from: { path: "^lib/" },
    to: { path: "^components/" },
  },
  {
    name: "features-stand-apart",
    comment:
      "A feature can be changed or removed without reading another; what two of them share is in components/inventory.",
    from: { path: `^components/(?!(?:${shared})/)([^/]+)/`, pathNot: tests },
    to: { path: `^components/(?!(?:${shared})/)`, pathNot: "^components/$1/" },
  },
  {
    name: "shared-components-know-no-feature",
    comment: "What every feature uses would bring one feature into all of them.",
    from: { path: `^components/(${shared})/`, pathNot: tests },
    to: { path: `^components/(?!(?:${shared})/)` },
  },
  {
    name: "ui-knows-no-domain",
    comment: "A button that knows what a policy is cannot be used for anything else.",
    from: { path: "^components/ui/", pathNot: tests },
    to: { path: ["^components/(?!ui/)", "^lib/(?!format/|core/)"] },
  },
  {
    name: "screens-stay-out-of-the-engine-room",
    comment:
      "A screen knows models, pure functions and queries; the server's parts may change without it noticing.",
    from: { path: "^components/", pathNot: tests },
    to: {
      path: ["^lib/(aws|server|store|start-up|env\\.ts)(/|$)", operations, served, engine],
    },
  },
  {
    name: "pages-read-through-a-domain",
    comment:
      "A page's first paint is read in process, through the functions that check the session; it reaches no deeper.",
    from: { path: "^app/", pathNot: ["^app/api/", ...tests] },
    to: { path: ["^lib/(aws|store|start-up|env\\.ts)(/|$)", operations, engine] },
  },
  {
    name: "routes-call-no-aws",
    comment: "A route handler is a thin read over what a domain serves; when AWS is called is decided below.",
    from: { path: "^app/api/", pathNot: tests },
    to: { path: ["^lib/(aws|activity/interrupted|start-up)/", operations] },
  },
  {
    name: "core-stands-alone",
    comment: "Everything rests on the core, so the core rests on nothing of ours.",
    from: { path: "^lib/core/", pathNot: tests },
    to: { path: "^(app|components|lib/(?!core/)|e2e|bench|sandbox|scripts)" },
  },
  {
    name: "formats-know-no-domain",
    comment: "Numbers, times and texts are written alike wherever they stand.",
    from: { path: "^lib/format/", pathNot: tests },
    to: { path: "^lib/(?!format/|core/)" },
  },
  {
    name: "roots-stay-pure",
    comment:
      "Models and the functions over them run in the browser, on the server and in a test alike, without mocks.",
    from: {
      path: [domains, "^lib/inventory/snapshot/", "^lib/(core|format)/"],
      pathNot: [operations, served, asked, engine, ...tests],
    },
    to: {
      path: [
        "^lib/(aws|server|store|query|start-up|env\\.ts)(/|$)",
        operations,
        served,
        asked,
        engine,
        "node_modules/(react|react-dom|next|server-only|@tanstack|@aws-sdk|@smithy|pg|drizzle-orm)(/|$)",
      ],
    },
  },
  {
    name: "roots-run-anywhere",
    comment: "A browser has no file system; what computes must not ask for one.",
    from: {
      path: [domains, "^lib/inventory/snapshot/", "^lib/(core|format)/"],
      pathNot: [operations, served, asked, engine, ...tests],
    },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "domains-know-no-snapshot",
    comment:
      "A snapshot is made of the domains' models; a model that knows snapshots could not be read alone.",
    from: { path: domains, pathNot: [operations, served, asked, engine, ...tests] },
    to: { path: "^lib/inventory/" },
  },
  {
    name: "organizations-come-first",
    comment:
      "An organization exists without Security Hub and without Config; they are described in its terms.",
    from: { path: "^lib/organizations/", pathNot: tests },
    to: { path: "^lib/(security-hub|aws-config)/" },
  },
  {
    name: "security-hub-and-config-are-separate",
    comment: "Two AWS services that know nothing of each other; what needs both belongs above them.",
    from: { path: "^lib/(security-hub|aws-config)/", pathNot: tests },
    to: { path: "^lib/(security-hub|aws-config)/", pathNot: "^lib/$1/" },
  },
  {
    name: "sdk-behind-one-door",
    comment:
      "Only lib/aws and the operations speak SDK: its types, its exceptions and its next version end there.",
    from: { pathNot: ["^lib/aws/", operations, ...tests, programs] },
    to: { path: "node_modules/(@aws-sdk|@smithy)/" },
  },
  {
    name: "aws-knows-no-domain",
    comment:
      "How AWS is called is the same for every service; what is asked for belongs to the domain that asks.",
    from: { path: "^lib/aws/", pathNot: tests },
    to: { path: "^lib/(?!aws/|core/|format/|env\\.ts$)" },
  },
  {
    name: "operations-know-the-wire-only",
    comment:
      "An operation is one call to AWS; who may make it, who records it and who keeps the answer is decided above.",
    from: { path: operations, pathNot: tests },
    to: { path: ["^lib/(server|store|query|inventory|activity|start-up)/", served, asked] },
  },
  {
    name: "server-and-store-serve",
    comment:
      "The session, the record and the database are used by everything above them and know none of it.",
    from: { path: "^lib/(server|store)/", pathNot: tests },
    to: { path: ["^lib/(query|start-up)/", engine, operations, served, asked] },
  },
  {
    name: "inventory-below-what-people-ask",
    comment:
      "The inventory collects without being asked by a person; actions ask it, never the other way round.",
    from: { path: engine, pathNot: tests },
    to: { path: ["^lib/(query|start-up)/", served, asked] },
  },
  {
    name: "inventory-knows-no-activity",
    comment: "What changed is compared with what is collected, never the other way round.",
    from: { path: "^lib/inventory/", pathNot: tests },
    to: { path: "^lib/activity/interrupted/" },
  },
  {
    name: "only-the-server's-start-starts",
    comment: "Collectors are started once in a process, where it begins.",
    from: { path: "^(app|components|lib/(?!start-up/))", pathNot: tests },
    to: { path: "^lib/start-up/" },
  },
  {
    name: "database-behind-the-store",
    comment: "One folder knows that there is a PostgreSQL, what its tables are called and how they change.",
    from: { path: "^(app|components|lib)/", pathNot: ["^lib/store/", ...tests] },
    to: { path: "node_modules/(pg|drizzle-orm)/" },
  },
  {
    name: "server-is-called-not-calling",
    comment: "An action runs on the server; the options that call it belong to the browser.",
    from: { path: served, pathNot: tests },
    to: { path: ["^lib/query/", asked] },
  },
  {
    name: "client-asks-through-actions-and-routes",
    comment:
      "What the browser can ask is what actions and routes offer; a query that reaches past them skips the session.",
    from: { path: asked, pathNot: tests },
    to: { path: ["^lib/(aws|server|store|env\\.ts)(/|$)", operations, engine] },
  },
  {
    name: "embedded-database-behind-one-door",
    comment:
      "Whatever needs a PostgreSQL asks scripts/embedded-database.ts for one; how it is kept may change behind it.",
    from: { pathNot: "^scripts/embedded-database" },
    to: { path: "^scripts/embedded-database/" },
  },
  {
    name: "sandbox-shares-the-core-only",
    comment:
      "An emulator that reuses our models shares our mistakes, and then agrees with them in every test.",
    from: { path: "^sandbox/", pathNot: tests },
    to: { path: "^(app|components|lib/(?!core/)|e2e|bench|scripts)" },
  },
  {
    name: "product-knows-no-sandbox",
    comment:
      "Canopy is pointed at the sandbox as at AWS, by an address; it must not be able to tell them apart.",
    from: { path: "^(app|components|lib|[^/]+\\.ts$)", pathNot: tests },
    to: { path: "^sandbox/" },
  },
  {
    name: "environment-through-one-door",
    comment: "Settings are read where the server is put together and handed down as values from there.",
    from: {
      path: "^(app|components|lib)/",
      pathNot: ["^lib/(server|aws|store|start-up)/", "^lib/env", "^app/api/", engine, served, ...tests],
    },
    to: { path: "^lib/env\\.ts$" },
  },
  {
    name: "product-without-test-code",
    comment: "What runs in production must not depend on what only exists to test it.",
    from: {
      path: "^(app|components|lib|[^/]+\\.ts$)",
      pathNot: [...tests, "^(vitest|playwright)\\.config\\.ts$"],
    },
    to: { path: [...tests, "^(e2e|bench|scripts)/"] },
  },
  {
    name: "product-without-development-dependencies",
    comment:
      "An import of a development dependency works here and fails where only the product is installed.",
    from: { path: "^(app|components|lib)/", pathNot: tests },
    to: {
      dependencyTypes: ["npm-dev"],
      dependencyTypesNot: ["type-only"],
      pathNot: "node_modules/@types/",
    },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: rules.map((rule) => ({ ...rule, severity: "error" })),
  options: {
    doNotFollow: { path: "node_modules" },
    // The peers' pages import packages of their own, which are installed where a benchmark wants them.
    exclude: { path: "^(\\.next|\\.cache|bench/peers/pages)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
