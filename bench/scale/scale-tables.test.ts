import { expect, test } from "vitest";
import { scaleSection, scaleTables } from "./scale-tables";

test("docs/scale.md has the tables that the rates and formats of now come to", () => {
  expect(scaleSection()).toBe(scaleTables());
});
