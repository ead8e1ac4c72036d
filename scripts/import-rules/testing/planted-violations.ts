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
  "screens-stay-out-of-the-engine-room": {
    from: "components/organization/reader.tsx",
    imports: "@/lib/store/snapshots",
  },
  "routes-ask-the-inventory": { from: "app/api/tree/route.ts", imports: "@/lib/aws/send" },
  "ui-knows-no-domain": { from: "components/ui/policy-button.tsx", imports: "@/lib/security-hub/model" },
  "core-stands-alone": { from: "lib/core/curious.ts", imports: "@/lib/organizations/model" },
  "pure-files-stay-pure": { from: "lib/organizations/hooked.ts", imports: "react" },
  "pure-files-run-anywhere": { from: "lib/security-hub/reading.ts", imports: "node:fs" },
  "organizations-come-first": { from: "lib/organizations/governed.ts", imports: "@/lib/security-hub/model" },
  "security-hub-and-config-are-strangers": {
    from: "lib/security-hub/packed.ts",
    imports: "@/lib/aws-config/model",
  },
  "sdk-behind-one-door": { from: "lib/inventory/impatient.ts", imports: "@aws-sdk/client-sts" },
  "aws-knows-no-domain": { from: "lib/aws/opinionated.ts", imports: "@/lib/organizations/model" },
  "operations-know-the-wire-only": {
    from: "lib/organizations/operations.ts",
    imports: "@/lib/store/snapshots",
  },
  "server-and-store-serve": { from: "lib/store/collecting.ts", imports: "@/lib/inventory/inventory" },
  "inventory-below-actions": { from: "lib/inventory/acting.ts", imports: "@/lib/security-hub/actions" },
  "database-behind-the-store": { from: "lib/inventory/querying.ts", imports: "pg" },
  "actions-have-two-callers": {
    from: "components/organization/form.tsx",
    imports: "@/lib/security-hub/actions",
  },
  "actions-are-called-not-calling": {
    from: "lib/organizations/actions.ts",
    imports: "@/lib/organizations/queries",
  },
  "queries-ask-through-actions": { from: "lib/organizations/queries.ts", imports: "@/lib/server/session" },
  "sandbox-shares-the-core-only": { from: "lib/sandbox/agreeing.ts", imports: "@/lib/organizations/model" },
  "product-knows-no-sandbox": { from: "lib/server/pretending.ts", imports: "@/lib/sandbox/contract" },
  "environment-through-one-door": { from: "lib/format/configured.ts", imports: "@/lib/env" },
  "product-without-test-code": {
    from: "lib/inventory/tested.ts",
    imports: "@/scripts/testing/fail-on-noise",
  },
  "product-without-development-dependencies": { from: "lib/server/guessing.ts", imports: "fast-check" },
};

/** What the violations import, each of them a file without an import of its own, unless it closes a cycle. */
export const importedFiles: Readonly<Record<string, string>> = {
  "lib/core/right.ts": 'export * from "./left";',
  "app/search-params.ts": "export {};",
  "components/ui/button.tsx": "export {};",
  "lib/store/snapshots.ts": "export {};",
  "lib/aws/send.ts": "export {};",
  "lib/organizations/model.ts": "export {};",
  "lib/security-hub/model.ts": "export {};",
  "lib/security-hub/actions.ts": "export {};",
  "lib/aws-config/model.ts": "export {};",
  "lib/inventory/inventory.ts": "export {};",
  "lib/server/session.ts": "export {};",
  "lib/sandbox/contract.ts": "export {};",
  "lib/env.ts": "export {};",
  "scripts/testing/fail-on-noise.ts": "export {};",
};
