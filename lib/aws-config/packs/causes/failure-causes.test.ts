import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryPacks, examplePackSnapshot } from "@/lib/testing/example-packs";
import { causesOf, groupByCause } from "./failure-causes";
import { isFailedCode } from "../pack-outcome";

it("puts messages together that differ in particulars only, and codes apart", () => {
  const off = (id: string) => ({
    status: "CREATE_FAILED" as const,
    errorCode: "RecorderStopped",
    errorMessage: `arn:aws:config:eu-west-1:${id}:configuration-recorder/default is not recording.`,
  });
  const snapshot = examplePackSnapshot([
    {
      name: "cis",
      rows: {
        1: off("100000000001"),
        2: { ...off("100000000002"), status: "UPDATE_FAILED" },
        3: { ...off("100000000003"), errorCode: "Other" },
        4: "CREATE_SUCCESSFUL",
      },
    },
    { name: "pci", rows: { 1: off("100000000001"), 4: "DELETE_FAILED" } },
  ]);
  expect(
    groupByCause(snapshot, [0, 1]).map(({ errorCode, message, rows }) => [errorCode, message, rows.length]),
  ).toEqual([["RecorderStopped", "<ARN> is not recording.", 3], expect.anything(), expect.anything()]);
  const [first] = groupByCause(snapshot, [0]);
  expect(first?.example).toContain("100000000001");
  expect(causesOf(snapshot)(1, 0)).toBe(first?.key);
});

it("puts one error together however AWS names the rule before it", () => {
  const sentence =
    "A maximum execution frequency for this rule is not allowed because only a change in resources triggers this managed rule.";
  const random = (row: number, length: number) =>
    Array.from({ length }, (_, index) => String.fromCharCode(97 + ((row * 7 + index * 5) % 26))).join("");
  const beginnings = [
    () => "",
    (row: number) =>
      `Rule s3-bucket-x-conformance-pack-${random(row, 9)} in account ${String(111_122_223_333 + row)}: `,
    (row: number) =>
      `arn:aws:config:eu-west-1:${String(111_122_223_333 + row)}:config-rule/config-rule-${random(row, 6)}: `,
  ];
  const rows = Object.fromEntries(
    Array.from({ length: 200 }, (_, row) => [
      row,
      {
        status: "CREATE_FAILED" as const,
        errorMessage: `${beginnings[row % 3]?.(row) ?? ""}${sentence}`,
      },
    ]),
  );
  const groups = groupByCause(examplePackSnapshot([{ name: "cis", rows }]), [0]);
  expect(groups.map(({ message, rows: { length } }) => [message, length])).toEqual([[sentence, 200]]);
});

it("groups partition the failed rows", () => {
  fc.assert(
    fc.property(arbitraryPacks, ({ snapshot }) => {
      const packs = snapshot.meta.packs.map((_, pack) => pack);
      const groups = groupByCause(snapshot, packs);
      const grouped = groups.flatMap(({ rows }) => rows.map(({ pack, row }) => `${pack} ${row}`));
      const failed = packs.flatMap((pack) =>
        [...(snapshot.columns[pack]?.status ?? [])].flatMap((code, row) =>
          isFailedCode(code) ? [`${pack} ${row}`] : [],
        ),
      );
      expect(grouped.toSorted()).toEqual(failed.toSorted());
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      for (const { key, rows } of groups) {
        for (const { pack, row } of rows) expect(causesOf(snapshot)(pack, row)).toBe(key);
      }
    }),
  );
});
