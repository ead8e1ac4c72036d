import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { detailedStatusCommand } from "./detailed-status-command";
import { PackName } from "./model";

it("asks for what was asked for", () => {
  const name = PackName.parse("cis");
  expect(detailedStatusCommand(name, "eu-west-1")).not.toContain("--filters");
  const filters = { accountId: AccountId.parse("402188341177"), status: "CREATE_FAILED" } as const;
  expect(detailedStatusCommand(name, "eu-west-1", { filters, limit: 20 })).toMatch(
    /--filters AccountId=402188341177,Status=CREATE_FAILED \\\n {2}--limit 20$/,
  );
});
