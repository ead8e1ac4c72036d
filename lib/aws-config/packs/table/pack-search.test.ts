import { expect, it } from "vitest";
import { examplePackSnapshot } from "@/lib/testing/example-packs";
import { memberPackNames, packsNamedLike } from "./pack-search";

const rows = { 0: "CREATE_SUCCESSFUL", 1: "CREATE_SUCCESSFUL" } as const;
const snapshot = examplePackSnapshot([
  { name: "security-baseline", rows },
  // Its own name is what the other is called inside of accounts.
  { name: "security-baseline-abcd1234", rows },
  { name: "empty", rows: {} },
]);
const named = (text: string, packs = [0, 1, 2]) => packsNamedLike(snapshot, packs, text);

it("finds packs by their name, by the one they have in accounts, and by a part of either", () => {
  expect(memberPackNames(snapshot, 0)).toEqual(["OrgConformsPack-security-baseline-abcd1234"]);
  expect(named("OrgConformsPack-security-baseline-abcd1234")).toEqual([0, 1]);
  expect(named("ABCD1234 ")).toEqual([0, 1]);
  expect(named("security-baseline-abcd1234", [1])).toEqual([1]);
  expect(named("empt")).toEqual([2]);
  expect(named("")).toEqual([]);
});
