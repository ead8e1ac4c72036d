import { expect, it } from "vitest";
import { examplePackSnapshot } from "@/lib/testing/example-packs";
import { loadListParams } from "./list-address";
import { packsFirstView } from "./packs-first-view";

const paramsOf = (search: string) => loadListParams(new URLSearchParams(search));
const packsAt = (version: string, ...names: readonly string[]) =>
  examplePackSnapshot(
    names.map((name) => ({ name, rows: {} })),
    { version },
  );

it("makes a view once for all who look at it, and anew with each version and for each other view", () => {
  const shown = packsFirstView(packsAt("1", "logging"), undefined, undefined, paramsOf(""));
  expect(packsFirstView(packsAt("1", "logging"), undefined, undefined, paramsOf(""))).toBe(shown);
  const newer = packsFirstView(packsAt("2", "logging", "encryption"), undefined, undefined, paramsOf(""));
  expect(newer.columns).toEqual(["logging", "encryption"]);
  const matrix = packsFirstView(packsAt("1", "logging"), undefined, undefined, paramsOf("view=matrix"));
  expect(matrix.view).toBe("matrix");
  expect(shown.view).not.toBe("matrix");
});
