import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { detailedStatusCommand } from "./detailed-status-command";
import { PackName } from "./model";

it("asks for what was asked for", () => {
  const name = PackName.parse("cis");
  expect(detailedStatusCommand(name, "eu-west-1")).not.toContain("Filters");
  const filters = { accountId: AccountId.parse("402188341177"), status: "CREATE_FAILED" } as const;
  const command = detailedStatusCommand(name, "eu-west-1", { filters, limit: 20 });
  expect(JSON.parse(command.slice(command.indexOf("'") + 1, -1))).toEqual({
    OrganizationConformancePackName: "cis",
    Filters: { AccountId: "402188341177", Status: "CREATE_FAILED" },
    Limit: 20,
  });
});
