import fc from "fast-check";
import { expect, it } from "vitest";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { type ExamplePack, examplePackSnapshot } from "@/lib/testing/example-packs";
import { settingLines } from "./definition-lines";
import { packDiff } from "./pack-diff";

const arbitraryCell = fc.record({
  status: fc.constantFrom(...packStatuses),
  errorCode: fc.constantFrom("AccessDenied", "Throttled"),
});

const arbitraryPacks: fc.Arbitrary<PackSnapshot> = fc
  .uniqueArray(fc.constantFrom("alpha", "beta", "gamma"))
  .chain((names) =>
    fc.tuple(
      ...names.map((name): fc.Arbitrary<ExamplePack> =>
        fc
          .dictionary(
            fc.integer({ min: 0, max: 8 }).map(String),
            arbitraryCell.map((cell) => ({ ...cell })),
          )
          .map((rows) => ({ name, rows })),
      ),
    ),
  )
  .map((packs) => examplePackSnapshot(packs));

it("says what makes the later snapshot of the earlier one", () => {
  fc.assert(
    fc.property(arbitraryPacks, arbitraryPacks, (before, after) => {
      const rows = rowsOf(before);
      const names = new Set<string>(before.meta.packs.map(({ name }) => name));
      for (const change of packDiff(before, after)) {
        if (change.kind === "pack-deployed") names.add(change.subject);
        if (change.kind === "pack-deleted") {
          names.delete(change.subject);
          for (const key of rows.keys()) if (key.startsWith(`${change.subject} `)) rows.delete(key);
        }
        if (change.kind !== "pack-status") continue;
        const key = `${change.pack} ${change.subject}`;
        expect(rows.get(key) ?? null).toEqual(change.before && cellOf(change.before));
        if (change.after === null) rows.delete(key);
        else rows.set(key, cellOf(change.after));
      }
      expect(rows).toEqual(rowsOf(after));
      expect(names).toEqual(new Set(after.meta.packs.map(({ name }) => name)));
    }),
  );
});

it("takes no account from a pack whose list was cut short, and deletes no pack that was not listed", () => {
  const failure = { code: "throttled", message: "Later." } as const;
  fc.assert(
    fc.property(arbitraryPacks, arbitraryPacks, (before, after) => {
      const missingParts = [
        { part: "packs" as const, failure },
        ...after.meta.packs.map(({ name }) => ({ part: "pack-accounts" as const, of: name, failure })),
      ];
      const changes = packDiff(before, { ...after, meta: { ...after.meta, missingParts } });
      expect(changes.filter(({ after: value }) => value === null)).toEqual([]);
    }),
  );
});

function rowsOf({ meta, accountIds, columns, texts }: PackSnapshot) {
  return new Map<string, ReturnType<typeof cellOf>>(
    meta.packs.flatMap(({ name }, pack) =>
      accountIds.flatMap((accountId, row) => {
        const status = packStatuses[(columns[pack]?.status[row] ?? 0) - 1];
        if (status === undefined) return [];
        const errorCode = texts[columns[pack]?.errorCode[row] ?? -1];
        return [[`${name} ${accountId}`, cellOf({ status, errorCode })] as const];
      }),
    ),
  );
}

function cellOf({ status, errorCode }: { status: string; errorCode?: string | undefined }) {
  return { status, errorCode };
}

it("says that a pack was changed, with both definitions, and nothing where AWS lists the same in another order", () => {
  const of = (changes: Partial<PackSnapshot["meta"]["packs"][number]>) => {
    const snapshot = examplePackSnapshot([{ name: "one", rows: {}, excluded: [1, 2] }]);
    const packs = snapshot.meta.packs.map((pack) => ({ ...pack, ...changes }));
    return { ...snapshot, meta: { ...snapshot.meta, packs } };
  };
  const [one, two] = [
    { name: "MaxAge", value: "90" },
    { name: "MinAge", value: "1" },
  ] as const;
  const before = of({ inputParameters: [one, two] });
  expect(packDiff(before, of({ inputParameters: [two, one] }))).toEqual([]);
  const [change] = packDiff(before, of({ inputParameters: [two], excludedAccounts: [] }));
  expect(change).toMatchObject({ kind: "pack-changed", subject: "one" });
  expect(change && settingLines(change)).toEqual([
    { name: "MaxAge", before: "90", after: "default" },
    { name: "Excluded accounts", before: "100000000001, 100000000002", after: "none" },
  ]);
  const later = { inputParameters: [one, two], updatedAt: "2026-11-20T08:00:00.000Z" };
  const [again] = packDiff(before, of(later));
  expect(again && settingLines(again)).toEqual([
    { name: "Last update", before: "2026-11-19T08:00:00.000Z", after: "2026-11-20T08:00:00.000Z" },
  ]);
});
