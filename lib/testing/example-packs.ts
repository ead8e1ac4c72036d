import fc from "fast-check";
import type { AccountId } from "@/lib/core/identifiers";
import { OrganizationConformancePack, type PackStatus, packStatuses } from "@/lib/aws-config/packs/model";
import type { PackColumns, PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { buildTree, type OrgTree } from "@/lib/organizations/tree";
import { accountId, arbitraryOrganization } from "./arbitrary-organization";

/** A pack as a test describes it: the state of its accounts by the number of `accountId`, and what is special. */
export interface ExamplePack {
  readonly name: string;
  readonly rows: Readonly<
    Record<number, PackStatus | { status: PackStatus; errorCode?: string; errorMessage?: string }>
  >;
  readonly excluded?: readonly number[];
  readonly status?: PackStatus;
}

/** A complete snapshot of these packs, deployed by account 222222222222 in eu-west-1. */
export function examplePackSnapshot(
  examples: readonly ExamplePack[],
  meta: Partial<PackSnapshot["meta"]> = {},
): PackSnapshot {
  const numbers = [...new Set(examples.flatMap(({ rows }) => Object.keys(rows).map(Number)))].sort(
    (a, b) => a - b,
  );
  const accountIds: AccountId[] = numbers.map(accountId);
  const texts: string[] = [];
  const textIndex = (text: string | undefined): number => {
    if (text === undefined) return -1;
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  };
  const columns = examples.map(({ name, rows }): PackColumns => {
    const cells = numbers.map((number) => rows[number]);
    const details = cells.map((cell) => (typeof cell === "string" ? { status: cell } : cell));
    return {
      status: Uint8Array.from(details, (cell) => (cell ? packStatuses.indexOf(cell.status) + 1 : 0)),
      errorCode: Int32Array.from(details, (cell) =>
        textIndex(cell && "errorCode" in cell ? cell.errorCode : undefined),
      ),
      errorMessage: Int32Array.from(details, (cell) =>
        textIndex(cell && "errorMessage" in cell ? cell.errorMessage : undefined),
      ),
      memberPackName: Int32Array.from(details, (cell) =>
        textIndex(cell && `OrgConformsPack-${name}-abcd1234`),
      ),
      updatedAt: Uint32Array.from(details, (cell) => (cell ? 1_790_000_000 : 0)),
    };
  });
  return {
    meta: {
      version: "1",
      takenAt: Date.UTC(2026, 10, 20),
      complete: true,
      deployedBy: "222222222222",
      region: "eu-west-1",
      packs: examples.map(({ name, excluded = [], status }) =>
        OrganizationConformancePack.parse({
          name,
          arn: `arn:aws:config:eu-west-1:222222222222:organization-conformance-pack/${name}-abcd1234`,
          inputParameters: [],
          excludedAccounts: excluded.map(accountId),
          updatedAt: "2026-11-19T08:00:00.000Z",
          ...(status !== undefined && { status: { status } }),
        }),
      ),
      missingParts: [],
      ...meta,
    },
    accountIds,
    texts,
    columns,
  };
}

const messages = [
  undefined,
  "Account 402188341177 is suspended.",
  "arn:aws:config:eu-west-1:402188341177:configuration-recorder/default is not recording.",
];

/** An organization, and packs of which some accounts have left it and some have no row. */
export const arbitraryPacks: fc.Arbitrary<{ tree: OrgTree; snapshot: PackSnapshot }> =
  arbitraryOrganization.chain((input) => {
    const cell = fc.option(
      fc.record({
        status: fc.constantFrom(...packStatuses),
        message: fc.constantFrom(...messages),
        code: fc.constantFrom(undefined, "InternalError", "Inactive"),
      }),
      { nil: undefined },
    );
    const pack = fc.record({
      // Two more than there are accounts: those have left.
      cells: fc.array(cell, { maxLength: input.accounts.length + 2 }),
      excluded: fc.uniqueArray(fc.nat({ max: input.accounts.length + 2 }), { maxLength: 4 }),
      status: fc.option(fc.constantFrom(...packStatuses), { nil: undefined }),
    });
    return fc.array(pack, { maxLength: 4 }).map((packs) => ({
      tree: buildTree(input),
      snapshot: examplePackSnapshot(
        packs.map(({ cells, excluded, status }, index) => ({
          name: `pack-${index}`,
          excluded,
          ...(status !== undefined && { status }),
          rows: Object.fromEntries(
            cells.flatMap((each, number) =>
              each === undefined
                ? []
                : [
                    [
                      number,
                      {
                        status: each.status,
                        ...(each.message !== undefined && { errorMessage: each.message }),
                        ...(each.code !== undefined && { errorCode: each.code }),
                      },
                    ],
                  ],
            ),
          ),
        })),
      ),
    }));
  });
