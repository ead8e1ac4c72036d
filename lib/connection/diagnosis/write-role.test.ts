import { expect, it } from "vitest";
import { failed, success } from "@/lib/core/result";
import { check, observe, us } from "../testing/sound-connection";

const roleArn = `arn:aws:iam::${us}:role/CanopyWrite`;
const session = { roleArn, sessionName: "canopy-check-1f3870be27", without: [] };
const writes = (result: unknown, role = roleArn) =>
  check(
    "write-role",
    observe({
      about: "write-role",
      writes: { kind: "role", roleArn: role, attribution: "required", result },
    }),
  );

it("says whom CloudTrail names for changes", () => {
  expect(check("write-role", observe()).says).toContain("CANOPY_WRITE_ROLE_ARN");
  expect(check("write-role", observe({ about: "write-role", writes: { kind: "none" } }))).toMatchObject({
    state: "attention",
  });
  expect(writes(success(session)).state).toBe("fine");
});

it("names what AWS does not allow, and where to allow it", () => {
  const without = writes(success({ ...session, without: ["sts:SetSourceIdentity"] }));
  expect(without).toMatchObject({ state: "attention" });
  expect(without.says).toContain("without SourceIdentity");
  const refused = writes(
    failed({
      code: "forbidden",
      message: "User is not authorized to perform: sts:SetSourceIdentity",
      missing: "sts:SetSourceIdentity",
      aws: { operation: "sts:AssumeRole", exception: "AccessDenied" },
    }),
  );
  expect(refused.state).toBe("failed");
  expect(refused.todo.join(" ")).toContain("CANOPY_WRITE_ATTRIBUTION=preferred");
});

it("finds a write role of another account than the one that is read", () => {
  const other = writes(success(session), "arn:aws:iam::999999999999:role/CanopyWrite");
  expect(other).toMatchObject({ state: "failed" });
  expect(other.says).toContain("account 999999999999");
});
