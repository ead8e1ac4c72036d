import { expect, it } from "vitest";
import { staticCommands } from "./static-commands";

const run = () => undefined;
const source = staticCommands("Accounts", [
  { id: "1", label: "reproducer", run },
  { id: "2", label: "payments-prod", detail: "402188341177", run },
  { id: "3", label: "prod-network", run },
  { id: "4", label: "prod", run },
  { id: "5", label: "ledger", keywords: "team-prod@example.com", run },
]);

function found(query: string, limit = 10): string[] {
  return source.search(query, limit).map(({ label }) => label);
}

it("puts the whole name first, then its beginning, then a word in it, then anywhere, then what is not shown", () => {
  expect(found("PROD")).toEqual(["prod", "prod-network", "payments-prod", "reproducer", "ledger"]);
});

it("wants every word, in any order, in name or detail", () => {
  expect(found("prod 4021")).toEqual(["payments-prod"]);
  expect(found("network prod")).toEqual(["prod-network"]);
  expect(found("prod nothing")).toEqual([]);
});

it("keeps to the limit and offers a few before anything is typed", () => {
  expect(found("prod", 2)).toEqual(["prod", "prod-network"]);
  expect(found("  ", 3)).toEqual(["reproducer", "payments-prod", "prod-network"]);
});
