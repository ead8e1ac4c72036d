import { describe, expect, test } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { failed, success } from "@/lib/core/result";
import { operationsOf } from "../aws-operations";
import { call, denied } from "../testing/refused-calls";
import { check, endpoints, observe, sound, us } from "../testing/sound-connection";
import { diagnose } from "./diagnose";
import { permissionRows } from "./permissions";

const refusing: Failure = {
  code: "unavailable",
  message: "https://securityhub.eu-west-1.amazonaws.com could not be reached: nothing is listening there.",
};

test("nothing is said before something is known", () => {
  expect(new Set(diagnose([]).map(({ state }) => state))).toEqual(new Set(["checking"]));
});

test("what was broken off before anything is known asks AWS no more", () => {
  for (const { state, says } of diagnose([], false))
    expect([state, says]).toEqual(["unknown", "Not checked."]);
  expect(new Set(permissionRows([], false).map(({ permission }) => permission))).toEqual(
    new Set(["not-tried"]),
  );
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
      state: "failed",
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
    expect(checks.filter(({ state }) => state === "failed").map(({ id }) => id)).toEqual(["credentials"]);
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
    expect(state).toBe("failed");
    expect(todo.join(" ")).toContain("clock");
  });
});

describe("the clock", () => {
  test.each([
    [1_000, "fine", "agrees"],
    [-30_000, "fine", "30 s ahead of"],
    [90_000, "attention", "1 min behind"],
    [600_000, "failed", "10 min behind"],
    [-600_000, "failed", "10 min ahead of"],
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
    expect(state).toBe("failed");
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
  expect(endpoint).toMatchObject({ state: "failed", failure: foreign });
  expect(endpoint.says).toContain("is answered, but not as AWS answers");
  expect(endpoint.todo.join(" ")).not.toContain("DNS");
  expect(check("configuration", observations).says).toContain("not as AWS does");
  expect(check("security-hub-administrator", observations).says).not.toMatch(/neither|doesn't show/);
});
