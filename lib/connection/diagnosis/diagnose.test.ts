import { describe, expect, test } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { failed, success } from "@/lib/core/result";
import { operationsOf } from "../aws-operations";
import type { Observation } from "../observation";
import { call, denied } from "../testing/refused-calls";
import { endpoints, management, observe, sound, us } from "../testing/sound-connection";
import { type Check, diagnose } from "./diagnose";
import type { CheckId } from "./diagnosis";

function check(id: CheckId, observations: readonly Observation[]): Check {
  const found = diagnose(observations).find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no check ${id}.`);
  return found;
}

const refusing: Failure = {
  code: "unavailable",
  message: "https://securityhub.eu-west-1.amazonaws.com could not be reached: nothing is listening there.",
};

test("nothing is said before something is known", () => {
  expect(new Set(diagnose([]).map(({ state }) => state))).toEqual(new Set(["checking"]));
});

test("a sound connection is fine, in whatever order it is observed", () => {
  for (const observations of [sound, sound.toReversed()]) {
    expect(diagnose(observations).map(({ id, state }) => [id, state])).toEqual(
      diagnose(sound).map(({ id }) => [id, "fine"]),
    );
  }
});

describe("Canopy's own database", () => {
  test("that does not answer is a trouble with what the database said", () => {
    const failure = { code: "unavailable", of: "database", message: "It is late." } as const;
    expect(check("database", observe({ about: "database", result: failed(failure) }))).toMatchObject({
      state: "trouble",
      failure,
    });
  });

  test("lets Canopy in as a superuser, which should not be", () => {
    const result = success({ role: "postgres", isSuperuser: true });
    const { state, says, todo } = check("database", observe({ about: "database", result }));
    expect(state).toBe("attention");
    expect(says).toContain("`postgres`, a superuser");
    expect(todo.join(" ")).toContain("NOSUPERUSER");
  });
});

describe("credentials", () => {
  const none: Failure = { code: "unauthenticated", message: "This server has no AWS credentials." };

  test("that are not there are the one trouble: what depends on them waits", () => {
    const checks = diagnose(
      observe(
        { about: "credentials", result: failed(none) },
        { about: "caller", result: failed(none) },
        { about: "clock", offsetMs: null },
        { about: "organization", result: failed(none) },
        ...(["securityHub", "config", "packs"] as const).map((of) => ({
          about: "administrators",
          of,
          result: failed(none),
        })),
        { about: "finding-aggregator", result: failed(none) },
        { about: "configuration", result: failed(none) },
        ...["sts:GetCallerIdentity", ...operationsOf("read")].map((operation) => call(operation, none)),
      ),
    );
    expect(checks.filter(({ state }) => state === "trouble").map(({ id }) => id)).toEqual(["credentials"]);
    // Canopy's own database needs no credentials of AWS.
    expect(checks.filter(({ state }) => state !== "waiting").map(({ id }) => id)).toEqual([
      "credentials",
      "database",
    ]);
    expect(checks[0]?.todo.join(" ")).toContain("AWS_PROFILE");
  });

  test("of a role that may not be assumed name the role and both policies", () => {
    const roleArn = `arn:aws:iam::${us}:role/canopy`;
    const { says, todo } = check(
      "credentials",
      observe(
        { about: "settings", region: "eu-west-1", roleArn, endpoints },
        { about: "credentials", result: failed(denied("sts:AssumeRole")) },
      ),
    );
    expect(says).toContain(roleArn);
    expect(todo.join(" ")).toContain("trust policy");
  });

  test("that AWS refuses for the signature lead to the clock", () => {
    const failure: Failure = {
      code: "unauthenticated",
      message: "AWS refuses the signature.",
      aws: { operation: "sts:GetCallerIdentity", exception: "SignatureDoesNotMatch" },
    };
    const { state, todo } = check("credentials", observe({ about: "caller", result: failed(failure) }));
    expect(state).toBe("trouble");
    expect(todo.join(" ")).toContain("clock");
  });
});

describe("the clock", () => {
  test.each([
    [1_000, "fine", "agrees"],
    [-30_000, "fine", "30 s ahead of"],
    [90_000, "attention", "1 min behind"],
    [600_000, "trouble", "10 min behind"],
    [-600_000, "trouble", "10 min ahead of"],
  ])("%d ms from AWS's is %s", (offsetMs, state, words) => {
    const found = check("clock", observe({ about: "clock", offsetMs }));
    expect(found.state).toBe(state);
    expect(found.says).toContain(words);
  });
});

describe("endpoints", () => {
  const silent = operationsOf("read")
    .filter((operation) => operation.startsWith("securityhub:"))
    .map((operation) => call(operation, refusing));

  test("that do not answer are named, with what to check", () => {
    const { state, says, todo } = check("endpoint", observe(...silent));
    expect(state).toBe("trouble");
    expect(says).toContain("Security Hub does not answer");
    expect(todo.join(" ")).toContain("proxy");
  });

  test("that are overridden are worth knowing, and suspected first when they are silent", () => {
    const overridden = {
      about: "settings",
      region: "eu-west-1",
      endpoints: endpoints.map((each) =>
        each.service === "securityhub" ? { ...each, url: "http://localhost:4566", isOverridden: true } : each,
      ),
    };
    expect(check("endpoint", observe(overridden))).toMatchObject({
      state: "attention",
      says: "Calls to Security Hub go to http://localhost:4566, not to AWS. It answers.",
    });
    expect(check("endpoint", observe(overridden, ...silent)).todo[0]).toContain(
      "AWS_ENDPOINT_URL_SECURITYHUB",
    );
  });

  test("that dropped one call of many are not called silent", () => {
    expect(check("endpoint", observe(call("securityhub:ListConfigurationPolicies", refusing))).state).toBe(
      "fine",
    );
  });
});

test("an answer of another server is no refusal of AWS, and no silence", () => {
  const operation = "securityhub:DescribeOrganizationConfiguration";
  const message = "https://proxy answered with HTTP 404 and text/html instead of an error of AWS.";
  const foreign: Failure = { code: "unavailable", message, aws: { operation, httpStatus: 404 } };
  const observations = observe(
    call(operation, foreign),
    { about: "configuration", result: failed(foreign) },
    { about: "administrators", of: "securityHub", result: failed(foreign) },
  );
  const endpoint = check("endpoint", observations);
  expect(endpoint).toMatchObject({ state: "trouble", failure: foreign });
  expect(endpoint.says).toContain("is answered, but not as AWS answers");
  expect(endpoint.todo.join(" ")).not.toContain("DNS");
  expect(check("configuration", observations).says).toContain("not as AWS does");
  expect(check("security-hub-administrator", observations).says).not.toMatch(/neither|doesn't show/);
});

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
      "trouble",
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

  test("of Security Hub: somebody else is named, with the way to become them", () => {
    const { state, says, todo } = check(
      "security-hub-administrator",
      observe({ about: "administrators", of: "securityHub", result: success([other]) }),
    );
    expect(state).toBe("trouble");
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

  test("of Security Hub: the management account is told that it is not", () => {
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
    expect(outsider.filter(({ state }) => state === "trouble").map(({ id }) => id)).toEqual([
      "security-hub-administrator",
    ]);
    expect(check("home-region", observe(...refusals)).state).toBe("trouble");
  });

  test("of Config: what this account does not see is named by principal", () => {
    const found = check(
      "config-administrator",
      observe({ about: "administrators", of: "packs", result: success([other]) }),
    );
    expect(found.state).toBe("attention");
    expect(found.todo).toEqual([
      expect.stringContaining("--service-principal config-multiaccountsetup.amazonaws.com"),
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

  test("are told apart: the administrator of the one is never called that of the other", () => {
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
      expect(state).toBe("trouble");
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
    expect(state).toBe("trouble");
    expect(todo).toEqual(["Start Canopy with `AWS_REGION=eu-west-1`."]);
  });

  test("is none without an aggregator", () => {
    const found = check("home-region", observe({ about: "finding-aggregator", result: success(null) }));
    expect(found.todo.join(" ")).toContain("create-finding-aggregator --region eu-west-1");
  });
});

describe("central configuration", () => {
  const base = { autoEnable: false, autoEnableStandards: "NONE", memberAccountLimitReached: false };
  test.each([
    ["LOCAL", "ENABLED", "attention"],
    ["CENTRAL", "PENDING", "attention"],
    ["CENTRAL", "FAILED", "trouble"],
    ["CENTRAL", "ENABLED", "fine"],
  ])("%s %s is %s", (configurationType, status, state) => {
    const result = success({ ...base, configurationType, status });
    expect(check("configuration", observe({ about: "configuration", result })).state).toBe(state);
  });
});
