import { describe, expect, test } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { failed, success } from "@/lib/core/result";
import { call, denied } from "../testing/refused-calls";
import { check, endpoints, management, observe, sound, us } from "../testing/sound-connection";
import { diagnose } from "./diagnose";

describe("the organization", () => {
  test("has to exist and to have all features", () => {
    const outside: Failure = {
      code: "precondition",
      message: "Your account is not a member of an organization.",
      aws: {
        operation: "organizations:DescribeOrganization",
        exception: "AWSOrganizationsNotInUseException",
      },
    };
    expect(check("organization", observe({ about: "organization", result: failed(outside) })).state).toBe(
      "failed",
    );
    const billing = {
      id: "o-exampleorg1",
      managementAccountId: management,
      featureSet: "CONSOLIDATED_BILLING",
    };
    const found = check("organization", observe({ about: "organization", result: success(billing) }));
    expect(found.todo.join(" ")).toContain("enable-all-features");
  });
});

describe("delegated administrators", () => {
  const other = { id: "333333333333", name: "Other" };

  test("of Security Hub: another administrator is named, with the way to become it", () => {
    const { state, says, todo } = check(
      "security-hub-administrator",
      observe({ about: "administrators", of: "securityHub", result: success([other]) }),
    );
    expect(state).toBe("failed");
    expect(says).toContain("Other (333333333333)");
    expect(todo.join(" ")).toContain("arn:aws:iam::333333333333:role/");
    const govCloud = {
      accountId: management,
      arn: `arn:aws-us-gov:iam::${management}:role/x`,
      partition: "aws-us-gov",
    };
    const there = check(
      "security-hub-administrator",
      observe(
        { about: "caller", result: success(govCloud) },
        { about: "administrators", of: "securityHub", result: success([other]) },
      ),
    );
    expect(there.todo.join(" ")).toContain("CANOPY_ROLE_ARN=arn:aws-us-gov:iam::333333333333:role/");
  });

  test("of Security Hub: the management account learns that it is not", () => {
    const caller = { accountId: management, arn: `arn:aws:iam::${management}:root`, partition: "aws" };
    const found = check("security-hub-administrator", observe({ about: "caller", result: success(caller) }));
    expect(found.says).toContain("This is the management account");
  });

  test("may be unreadable for a member, or for want of a permission: these are two things", () => {
    const operation = "organizations:ListDelegatedAdministrators";
    const member: Failure = {
      code: "forbidden",
      message: "You don't have permissions to access this resource.",
      missing: operation,
      aws: { operation, exception: "AccessDeniedException" },
    };
    const of = "securityHub";
    const asMember = observe({ about: "administrators", of, result: failed(member) });
    const asDenied = observe({ about: "administrators", of, result: failed(denied(operation)) });
    expect(check("security-hub-administrator", asMember).says).toContain("doesn't show this account");
    const caller = { accountId: management, arn: `arn:aws:iam::${management}:root`, partition: "aws" };
    const asManagement = observe(
      { about: "caller", result: success(caller) },
      { about: "administrators", of, result: failed(member) },
    );
    const unread = check("security-hub-administrator", asManagement);
    expect(unread.says).toContain(`although ${management} is the management account`);
    expect(unread.says).toContain("is not known");
    expect(check("security-hub-administrator", asDenied).todo.join(" ")).toContain(`Allow \`${operation}\``);
  });

  test("of Security Hub: what only they may read waits for them, and is no trouble of its own", () => {
    const refused: Failure = {
      code: "forbidden",
      message: `Account ${management} is not subscribed to AWS Security Hub`,
      missing: "securityhub:ListFindingAggregators",
      aws: { operation: "securityhub:ListFindingAggregators", exception: "InvalidAccessException" },
    };
    const caller = { accountId: management, arn: `arn:aws:iam::${management}:root`, partition: "aws" };
    const refusals = [
      { about: "finding-aggregator", result: failed(refused) },
      { about: "configuration", result: failed(refused) },
    ];
    const outsider = diagnose(observe({ about: "caller", result: success(caller) }, ...refusals));
    expect(outsider.filter(({ state }) => state === "failed").map(({ id }) => id)).toEqual([
      "security-hub-administrator",
    ]);
    expect(check("home-region", observe(...refusals)).state).toBe("failed");
  });

  test("of Config: what this account does not see is named by principal", () => {
    const found = check(
      "config-administrator",
      observe({ about: "administrators", of: "packs", result: success([other]) }),
    );
    expect(found.state).toBe("attention");
    expect(found.todo).toEqual([
      expect.stringContaining('"ServicePrincipal":"config-multiaccountsetup.amazonaws.com"'),
    ]);
  });
});

describe("Security Hub CSPM and the new Security Hub", () => {
  const describeV2 = "securityhub:DescribeSecurityHubV2";
  const absent: Failure = { code: "not-found", message: "There is none.", aws: { operation: describeV2 } };
  const unsubscribed: Failure = {
    code: "forbidden",
    message: `Account ${us} is not subscribed to AWS Security Hub`,
    missing: "securityhub:ListFindingAggregators",
    aws: { operation: "securityhub:ListFindingAggregators", exception: "InvalidAccessException" },
  };

  test("are distinguished: the administrator of the one is never called that of the other", () => {
    const on = check("new-security-hub", sound);
    expect(on.state).toBe("fine");
    expect(on.says).toContain("is enabled in this account");
    expect(on.says).toContain("--feature SecurityHubV2");
    expect(on.says).not.toContain(us);
    expect(check("new-security-hub", observe(call(describeV2, absent))).says).toContain("is not enabled");
  });

  test("the administrator without Security Hub CSPM is not sent to the administrator's account", () => {
    const refusals = [
      { about: "finding-aggregator", result: failed(unsubscribed) },
      { about: "configuration", result: failed(unsubscribed) },
    ];
    for (const id of ["home-region", "configuration"] as const) {
      const { state, says, todo } = check(id, observe(...refusals));
      expect(state).toBe("failed");
      expect(says).toBe(
        "Security Hub CSPM is not enabled in this account in eu-west-1. The new Security Hub is on; it is not what is configured here.",
      );
      expect(todo.join(" ")).toContain("enable-security-hub --region eu-west-1");
      expect(todo.join(" ")).not.toContain("administrator");
      expect(check(id, observe(...refusals, call(describeV2, absent))).says).not.toContain(
        "new Security Hub",
      );
    }
  });
});

describe("the home Region", () => {
  test("is another one", () => {
    const { state, todo } = check(
      "home-region",
      observe({ about: "settings", region: "us-east-1", endpoints }),
    );
    expect(state).toBe("failed");
    expect(todo).toEqual(["Start Canopy with `AWS_REGION=eu-west-1`."]);
  });

  test("is none without an aggregator", () => {
    const found = check("home-region", observe({ about: "finding-aggregator", result: success(null) }));
    expect(found.todo.join(" ")).toContain("create-finding-aggregator --region eu-west-1 --cli-input-json");
  });
});

describe("central configuration", () => {
  const base = { autoEnable: false, autoEnableStandards: "NONE", memberAccountLimitReached: false };
  test.each([
    ["LOCAL", "ENABLED", "attention"],
    ["CENTRAL", "PENDING", "attention"],
    ["CENTRAL", "FAILED", "failed"],
    ["CENTRAL", "ENABLED", "fine"],
  ])("%s %s is %s", (configurationType, status, state) => {
    const result = success({ ...base, configurationType, status });
    expect(check("configuration", observe({ about: "configuration", result })).state).toBe(state);
  });
});
