// Which way imports point: app → components → lib, and inside lib from the core outwards. Each rule has a reason, and
// scripts/import-rules.test.ts plants a violation of each one and sees it fire.

const tests = ["\\.(test|spec|soak)\\.tsx?$", "/testing/"];
const programs = "^(e2e|bench|scripts)/";
const domains = "^lib/(organizations|security-hub|aws-config)/";
const operations = "^lib/(?!sandbox/).+/operations(/|[.-][^/]*$|\\.ts$)";
const actions = "^lib/(?!sandbox/).+/actions\\.ts$";
const queryFiles = "^lib/(?!sandbox/).+/(queries|mutations)\\.ts$";
const snapshotFiles =
  "(association-at|baseline|is-superseded|newest-change|news|policy-overview|progress|snapshot|snapshot-codec|snapshot-parts|subject|with-associations|with-policies)\\.ts$";
/** What the inventory's snapshot is, as opposed to how it is collected and kept. */
const snapshotModel = `^lib/inventory/${snapshotFiles}`;

/** What a connection is and how it is judged, as opposed to how it is probed. */
const connectionModel =
  "^lib/connection/(aws-operations|caller-name|iam-policy|observation|viewpoint|diagnosis/[^/]+)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment:
        "Two files that need each other are one file, or miss a third; nobody can read either of them first.",
      from: {},
      to: { circular: true },
    },
    {
      name: "imports-lead-somewhere",
      severity: "error",
      comment: "An import that cannot be resolved is a typing mistake or a missing dependency.",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\.css$" },
    },
    {
      name: "app-is-the-top",
      severity: "error",
      comment: "Pages put things together; whatever a page imports must work without that page.",
      from: { path: "^(components|lib)/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-draws-nothing",
      severity: "error",
      comment:
        "What things mean is in lib and how they look in components, so that meaning can be tested without a screen.",
      from: { path: "^lib/" },
      to: { path: "^components/" },
    },
    {
      name: "screens-stay-out-of-the-engine-room",
      severity: "error",
      comment:
        "A screen knows models, pure functions and queries; the server's parts may change without it noticing.",
      from: { path: ["^components/", "^app/"], pathNot: ["^app/.*/route\\.ts$", ...tests] },
      to: {
        path: ["^lib/(aws|server|store|inventory|connection|env\\.ts)(/|$)", operations, actions],
        // A page's first paint is read in process, through the files made for it.
        pathNot: [
          snapshotModel,
          connectionModel,
          queryFiles,
          "^lib/inventory/read-(inventory|packs|policy-overview|earlier-figures)\.ts$",
          "^lib/inventory/aggregators/read-aggregators(-health)?\.ts$",
          "^lib/connection/read-(known-viewpoint|frame)\.ts$",
          // The status of the response that a page is part of.
          "^lib/server/response-in-progress\.ts$",
        ],
      },
    },
    {
      name: "routes-ask-the-inventory",
      severity: "error",
      comment:
        "A route handler is a thin read over the inventory and the server's wrapper; it calls neither AWS nor an action.",
      from: { path: "^app/.*/route\\.ts$" },
      to: { path: ["^lib/aws/", operations, actions] },
    },
    {
      name: "ui-knows-no-domain",
      severity: "error",
      comment: "A button that knows what a policy is cannot be used for anything else.",
      from: { path: "^components/ui/", pathNot: tests },
      to: { path: ["^components/(?!ui/)", "^lib/(?!format/|core/assert-never)"] },
    },
    {
      name: "core-stands-alone",
      severity: "error",
      comment: "Everything rests on the core, so the core rests on nothing of ours.",
      from: { path: "^lib/core/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!core/)|e2e|bench|scripts)" },
    },
    {
      name: "pure-files-stay-pure",
      severity: "error",
      comment:
        "Models and the functions over them run in the browser, on the server and in a test alike, without mocks.",
      from: {
        path: [domains, snapshotModel, connectionModel, "^lib/(core|format)/"],
        pathNot: [operations, actions, queryFiles, ...tests],
      },
      to: {
        path: [
          "^lib/(aws|server|store|query|env\\.ts)(/|$)",
          `^lib/inventory/(?!${snapshotFiles})`,
          operations,
          actions,
          queryFiles,
          "node_modules/(react|react-dom|next|server-only|@tanstack|@aws-sdk|@smithy|pg|drizzle-orm)(/|$)",
        ],
      },
    },
    {
      name: "pure-files-run-anywhere",
      severity: "error",
      comment: "A browser has no file system; what computes must not ask for one.",
      from: {
        path: [domains, snapshotModel, connectionModel, "^lib/(core|format)/"],
        pathNot: [operations, actions, queryFiles, ...tests],
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "organizations-come-first",
      severity: "error",
      comment:
        "An organization exists without Security Hub and without Config; they are described in its terms.",
      from: { path: "^lib/organizations/", pathNot: tests },
      to: { path: "^lib/(security-hub|aws-config)/" },
    },
    {
      name: "security-hub-and-config-are-strangers",
      severity: "error",
      comment: "Two AWS services that know nothing of each other; what needs both belongs above them.",
      from: { path: "^lib/(security-hub|aws-config)/", pathNot: tests },
      to: { path: "^lib/(security-hub|aws-config)/", pathNot: "^lib/$1/" },
    },
    {
      name: "sdk-behind-one-door",
      severity: "error",
      comment:
        "Only lib/aws and the operations speak SDK: its types, its exceptions and its next version end there.",
      from: { pathNot: ["^lib/aws/", operations, ...tests, programs] },
      to: { path: "node_modules/(@aws-sdk|@smithy)/" },
    },
    {
      name: "aws-knows-no-domain",
      severity: "error",
      comment:
        "How AWS is called is the same for every service; what is asked for belongs to the domain that asks.",
      from: { path: "^lib/aws/", pathNot: tests },
      to: { path: "^lib/(?!aws/|core/|format/|env\\.ts$)" },
    },
    {
      name: "operations-know-the-wire-only",
      severity: "error",
      comment:
        "An operation is one call to AWS; who may make it, who records it and who keeps the answer is decided above.",
      from: { path: operations, pathNot: tests },
      to: { path: ["^lib/(server|store|query)/", "^lib/inventory/", actions, queryFiles] },
    },
    {
      name: "server-and-store-serve",
      severity: "error",
      comment:
        "The session, the record and the database are used by everything above them and know none of it.",
      from: { path: "^lib/(server|store)/", pathNot: tests },
      to: { path: ["^lib/(inventory|query|runs)/", operations, actions, queryFiles], pathNot: snapshotModel },
    },
    {
      name: "inventory-below-actions",
      severity: "error",
      comment:
        "The inventory collects without being asked by a person; actions ask it, never the other way round.",
      from: { path: "^lib/inventory/", pathNot: [actions, queryFiles, ...tests] },
      to: { path: ["^lib/query/", actions, queryFiles] },
    },
    {
      name: "database-behind-the-store",
      severity: "error",
      comment: "One folder knows that there is a PostgreSQL, what its tables are called and how they change.",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/store/", ...tests] },
      to: { path: "node_modules/(pg|drizzle-orm)/" },
    },
    {
      name: "actions-have-two-callers",
      severity: "error",
      comment:
        "Actions are wrapped once, as query or mutation options; a second caller would forget what goes stale.",
      from: { pathNot: [queryFiles, ...tests] },
      to: { path: actions },
    },
    {
      name: "actions-are-called-not-calling",
      severity: "error",
      comment: "An action runs on the server; the options that call it belong to the browser.",
      from: { path: actions },
      to: { path: ["^lib/query/", queryFiles] },
    },
    {
      name: "queries-ask-through-actions",
      severity: "error",
      comment:
        "What the browser can ask is what actions and routes offer; a query that reaches past them skips the session.",
      from: { path: queryFiles, pathNot: tests },
      to: { path: ["^lib/(aws|server|store|env\\.ts)(/|$)", operations] },
    },
    {
      name: "sandbox-shares-the-core-only",
      severity: "error",
      comment:
        "An emulator that reuses our models shares our mistakes, and then agrees with them in every test.",
      from: { path: "^lib/sandbox/", pathNot: tests },
      to: { path: "^(app|components|lib/(?!sandbox/|core/)|e2e|bench|scripts)" },
    },
    {
      name: "product-knows-no-sandbox",
      severity: "error",
      comment:
        "Canopy is pointed at the sandbox as at AWS, by an address; it must not be able to tell them apart.",
      from: { path: "^(app|components|lib/(?!sandbox/)|[^/]+\\.ts$)", pathNot: tests },
      to: { path: "^lib/sandbox/" },
    },
    {
      name: "environment-through-one-door",
      severity: "error",
      comment: "Settings are read where the server is put together and handed down as values from there.",
      from: {
        path: "^(app|components|lib)/",
        pathNot: [
          "^lib/(server|aws|store|inventory|connection)/",
          "^lib/env",
          "^app/.*/route\\.ts$",
          ...tests,
        ],
      },
      to: { path: "^lib/env\\.ts$" },
    },
    {
      name: "product-without-test-code",
      severity: "error",
      comment: "What runs in production must not depend on what only exists to test it.",
      from: {
        path: "^(app|components|lib|[^/]+\\.ts$)",
        pathNot: [...tests, "^(vitest|playwright(\\.soak)?)\\.config\\.ts$"],
      },
      to: { path: [...tests, "^(e2e|bench|scripts)/"] },
    },
    {
      name: "product-without-development-dependencies",
      severity: "error",
      comment:
        "An import of a development dependency works here and fails where only the product is installed.",
      from: { path: "^(app|components|lib)/", pathNot: tests },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/@types/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
