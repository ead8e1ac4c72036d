import { describe, expect, test } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { failed, success } from "@/lib/core/result";
import { operationsOf } from "../aws-operations";
import { Observation } from "../observation";
import { call, denied } from "../testing/refused-calls";
import { observe, sound } from "../testing/sound-connection";
import { diagnosePermissions, permissionOf, permissionRows } from "./permissions";

describe("permissions", () => {
  const operation = "securityhub:ListConfigurationPolicies";

  test("that IAM refuses are listed as the actions to allow, while the rest is still on its way", () => {
    const found = diagnosePermissions([Observation.parse(call(operation, denied(operation)))]);
    expect(found.state).toBe("failed");
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

  test("are not known where something else answered, with its HTTP status, and are not said to be unanswered", () => {
    const aws = { operation, httpStatus: 404 };
    const foreign: Failure = { code: "unavailable", message: "HTTP 404", aws };
    const second = "config:DescribeOrganizationConformancePacks";
    const { state, says } = diagnosePermissions(
      observe(
        call(operation, foreign),
        call(second, { ...foreign, aws: { operation: second, httpStatus: 500 } }),
      ),
    );
    expect(state).toBe("unknown");
    expect(says).toContain(
      `Something answered \`${second}\` with HTTP 500 and \`${operation}\` with HTTP 404, but not as AWS does.`,
    );
    expect(says).not.toContain("no answer");
  });

  test("are not known where the answer lacks its list, or where AWS is throttling", () => {
    const cut: Failure = { code: "unexpected", message: "No list.", reference: "1", aws: { operation } };
    const second = "organizations:ListAccounts";
    const slow: Failure = {
      code: "throttled",
      message: "Rate exceeded",
      aws: { operation: second, exception: "ThrottlingException" },
    };
    const { says } = diagnosePermissions(observe(call(operation, cut), call(second, slow)));
    expect(says).toContain(`The answer to \`${operation}\` lacks its list.`);
    expect(says).toContain(`AWS is throttling \`${second}\`.`);
  });

  test("were there, if AWS says that something does not exist", () => {
    const missing: Failure = { code: "not-found", message: "There is none." };
    expect(permissionOf({ state: "failed", failure: missing, tookMs: 1 })).toBe("allowed");
  });

  test("to write are never tried", () => {
    const writes = permissionRows(sound).filter((row) => operationsOf("write").includes(row.operation));
    expect(new Set(writes.map(({ permission }) => permission))).toEqual(new Set(["not-tried"]));
  });

  test("to write are as the last change of each kind showed", () => {
    const at = Date.parse("2026-03-10T12:00:00Z");
    const associate = "securityhub:StartConfigurationPolicyAssociation";
    const tag = "config:TagResource";
    const observations = [
      ...sound,
      Observation.parse({ about: "write", operation: associate, at, result: success(null) }),
      Observation.parse({ about: "write", operation: tag, at, result: failed(denied(tag)) }),
    ];
    const of = (name: string) => permissionRows(observations).find((row) => row.operation === name);
    expect(of(associate)).toMatchObject({ permission: "succeeded", change: { at } });
    expect(of(tag)?.permission).toBe("denied");
    expect(of("config:PutConfigurationAggregator")?.permission).toBe("not-tried");
  });
});
