import { describe, expect, test } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { operationsOf } from "../aws-operations";
import { Observation } from "../observation";
import { call, denied } from "../testing/refused-calls";
import { observe, sound } from "../testing/sound-connection";
import { diagnosePermissions, permissionOf, permissionRows } from "./permissions";

describe("permissions", () => {
  const operation = "securityhub:ListConfigurationPolicies";

  test("that IAM refuses are listed as the actions to allow, while the rest is still on its way", () => {
    const found = diagnosePermissions([Observation.parse(call(operation, denied(operation)))]);
    expect(found.state).toBe("trouble");
    expect(found.says).toContain(`\`${operation}\``);
  });

  test("are not what is missing where the account is the wrong one", () => {
    const wrong: Failure = {
      code: "forbidden",
      message: "Must be a Security Hub delegated administrator with Central Configuration enabled",
      missing: operation,
      aws: { operation, exception: "AccessDeniedException" },
    };
    const observations = observe(call(operation, wrong));
    expect(diagnosePermissions(observations).state).toBe("attention");
    expect(permissionRows(observations).find((row) => row.operation === operation)?.permission).toBe(
      "denied",
    );
  });

  test("are not counted as there where nothing was asked for want of an id", () => {
    const none: Failure = { code: "unauthenticated", message: "This server has no AWS credentials." };
    const untried = {
      state: "not-tried",
      because: "not-answered",
      needs: "securityhub:ListFindingAggregators",
    };
    const calls = operationsOf("read").map((operation, index) =>
      index % 2 === 0 ? call(operation, none) : { about: "call", operation, outcome: untried },
    );
    expect(diagnosePermissions(observe(...calls)).state).toBe("waiting");
  });

  test("were there, if AWS says that something does not exist", () => {
    const missing: Failure = { code: "not-found", message: "There is none." };
    expect(permissionOf({ state: "failed", failure: missing, tookMs: 1 })).toBe("allowed");
  });

  test("to write are never tried", () => {
    const writes = permissionRows(sound).filter((row) => operationsOf("write").includes(row.operation));
    expect(new Set(writes.map(({ permission }) => permission))).toEqual(new Set(["not-tried"]));
  });
});
