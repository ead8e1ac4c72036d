/** An import that a rule forbids: the file it stands in and what it imports. */
export interface Violation {
  readonly from: string;
  readonly imports: string;
}

/** One forbidden import for each rule of .dependency-cruiser.mjs, by the rule's name. */
export const plantedViolations: Readonly<Record<string, Violation>> = {
  "no-cycles": { from: "lib/core/left.ts", imports: "./right" },
  "imports-lead-somewhere": { from: "lib/format/lost.ts", imports: "./nowhere" },
  "app-is-the-top": { from: "components/organization/tree.tsx", imports: "@/app/search-params" },
  "lib-draws-nothing": { from: "lib/format/drawing.ts", imports: "@/components/ui/button" },
  "features-stand-apart": {
    from: "components/packs/borrowing.tsx",
    imports: "@/components/organization/panel",
  },
  "shared-components-know-no-feature": {
    from: "components/inventory/partial.tsx",
    imports: "@/components/organization/panel",
  },
  "ui-knows-no-domain": { from: "components/ui/policy-button.tsx", imports: "@/lib/security-hub/model" },
  "screens-stay-out-of-the-engine-room": {
    from: "components/organization/reader.tsx",
    imports: "@/lib/store/snapshots",
  },
  "pages-read-through-a-domain": {
    from: "app/packs/page.tsx",
    imports: "@/lib/inventory/serve/current-packs",
  },
  "routes-call-no-aws": { from: "app/api/tree/route.ts", imports: "@/lib/aws/send" },
  "core-stands-alone": { from: "lib/core/curious.ts", imports: "@/lib/organizations/model" },
  "formats-know-no-domain": { from: "lib/format/policy-name.ts", imports: "@/lib/security-hub/model" },
  "roots-stay-pure": { from: "lib/organizations/hooked.ts", imports: "react" },
  "roots-run-anywhere": { from: "lib/security-hub/reading.ts", imports: "node:fs" },
  "domains-know-no-snapshot": {
    from: "lib/security-hub/collected.ts",
    imports: "@/lib/inventory/snapshot/snapshot",
  },
  "organizations-come-first": { from: "lib/organizations/governed.ts", imports: "@/lib/security-hub/model" },
  "security-hub-and-config-are-separate": {
    from: "lib/security-hub/packed.ts",
    imports: "@/lib/aws-config/model",
  },
  "sdk-behind-one-door": { from: "lib/inventory/impatient.ts", imports: "@aws-sdk/client-sts" },
  "aws-knows-no-domain": { from: "lib/aws/opinionated.ts", imports: "@/lib/organizations/model" },
  "operations-know-the-wire-only": {
    from: "lib/organizations/aws/operations.ts",
    imports: "@/lib/store/snapshots",
  },
  "server-and-store-serve": {
    from: "lib/store/collecting.ts",
    imports: "@/lib/inventory/serve/current-packs",
  },
  "inventory-below-what-people-ask": {
    from: "lib/inventory/collect/acting.ts",
    imports: "@/lib/security-hub/server/actions",
  },
  "inventory-knows-no-activity": {
    from: "lib/inventory/record/comparing.ts",
    imports: "@/lib/activity/interrupted/settling",
  },
  "only-the-server's-start-starts": {
    from: "components/organization/starting.tsx",
    imports: "@/lib/start-up/start-collector",
  },
  "database-behind-the-store": { from: "lib/inventory/serve/querying.ts", imports: "pg" },
  "server-is-called-not-calling": {
    from: "lib/organizations/server/actions.ts",
    imports: "@/lib/organizations/client/queries",
  },
  "client-asks-through-actions-and-routes": {
    from: "lib/organizations/client/mutations.ts",
    imports: "@/lib/server/session",
  },
  "embedded-database-behind-one-door": {
    from: "scripts/reaching-in.ts",
    imports: "./embedded-database/cluster",
  },
  "sandbox-shares-the-core-only": { from: "sandbox/agreeing.ts", imports: "@/lib/organizations/model" },
  "product-knows-no-sandbox": { from: "lib/server/pretending.ts", imports: "@/sandbox/contract" },
  "environment-through-one-door": { from: "lib/format/configured.ts", imports: "@/lib/env" },
  "product-without-test-code": {
    from: "lib/inventory/serve/tested.ts",
    imports: "@/scripts/testing/fail-on-noise",
  },
  "product-without-development-dependencies": { from: "lib/server/guessing.ts", imports: "fast-check" },
};

/** What the violations import, each of them a file without an import of its own, unless it closes a cycle. */
export const importedFiles: Readonly<Record<string, string>> = {
  "lib/core/right.ts": 'export * from "./left";',
  "app/search-params.ts": "export {};",
  "components/ui/button.tsx": "export {};",
  "components/organization/panel.tsx": "export {};",
  "lib/store/snapshots.ts": "export {};",
  "lib/aws/send.ts": "export {};",
  "lib/organizations/model.ts": "export {};",
  "lib/organizations/client/queries.ts": "export {};",
  "lib/security-hub/model.ts": "export {};",
  "lib/security-hub/server/actions.ts": "export {};",
  "lib/aws-config/model.ts": "export {};",
  "lib/inventory/snapshot/snapshot.ts": "export {};",
  "lib/inventory/serve/current-packs.ts": "export {};",
  "lib/activity/interrupted/settling.ts": "export {};",
  "lib/start-up/start-collector.ts": "export {};",
  "lib/server/session.ts": "export {};",
  "lib/env.ts": "export {};",
  "sandbox/contract.ts": "export {};",
  "scripts/embedded-database/cluster.ts": "export {};",
  "scripts/testing/fail-on-noise.ts": "export {};",
};
