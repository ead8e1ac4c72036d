import { expect, it } from "vitest";
import { formatAccountNumber, initialsOf } from "./names";

it("groups an account id in fours", () => {
  expect(formatAccountNumber("402188341177")).toBe("4021 8834 1177");
});

it.each([
  ["Strict baseline", "SB"],
  ["PCI", "PC"],
  ["x", "X"],
  ["prod_eu-west", "PE"],
  ["  ", ""],
  ["Ñandú über", "ÑÜ"],
])("abbreviates %j to %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
