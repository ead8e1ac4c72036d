import { expect, it } from "vitest";
import { connectionPathOf, connectionPrefix } from "./connection-path";

it("takes the connection out of an address, and leaves the others as they are", () => {
  expect(connectionPathOf("/at/gov/packs?q=a")).toEqual({ name: "gov", rest: "/packs?q=a" });
  expect(connectionPathOf("/at/gov")).toEqual({ name: "gov", rest: "/" });
  expect(connectionPathOf("/at/gov?from=1")).toEqual({ name: "gov", rest: "/?from=1" });
  expect(connectionPathOf("/packs/at/gov")).toEqual({ rest: "/packs/at/gov" });
  expect(connectionPathOf("/attic/gov")).toEqual({ rest: "/attic/gov" });
});

it("names a connection that can't exist rather than none: such an address is no one's", () => {
  expect(connectionPathOf("/at//packs")).toEqual({ name: "", rest: "/packs" });
  expect(connectionPathOf("/at/%67ov/packs")).toEqual({ name: "%67ov", rest: "/packs" });
  expect(connectionPathOf("/at/GOV/packs").name).toBe("GOV");
});

it("writes the prefix that it takes away", () => {
  expect(`${connectionPrefix(undefined)}/packs`).toBe("/packs");
  expect(connectionPathOf(`${connectionPrefix("china-1")}/packs`)).toEqual({
    name: "china-1",
    rest: "/packs",
  });
});
