import { expect, it } from "vitest";
import { parseEnv } from "./env-variables";

const required = { DATABASE_URL: "postgres://canopy:secret@127.0.0.1:5432/canopy", AWS_REGION: "eu-west-1" };

it("needs a database and a Region, and has defaults for the rest", () => {
  expect(parseEnv(required)).toEqual({
    connections: [
      {
        title: "eu-west-1",
        databaseUrl: required.DATABASE_URL,
        migrationDatabaseUrl: required.DATABASE_URL,
        region: "eu-west-1",
        configRegions: ["eu-west-1"],
        roles: {},
        configRate: 10,
      },
    ],
    requestTimeoutMs: 10_000,
    databaseAnswerMs: 2_500,
    runtime: {},
    approvalFrom: "administration",
    limitedView: "organization",
    logLevel: "info",
    identity: { provider: { kind: "local" }, idleMs: 604_800_000, lifetimeMs: 2_592_000_000 },
    notifications: { networks: [], quietMs: 60_000, longestMs: 300_000 },
    operations: { personRate: 50, peerRate: 20, tokenDays: 7, drainMs: 0, isTraced: false },
    isDevelopment: false,
  });
});

it("takes the Region where the AWS tools take it, AWS_REGION first", () => {
  const { DATABASE_URL } = required;
  expect(parseEnv({ DATABASE_URL, AWS_DEFAULT_REGION: "us-east-2" }).connections[0].region).toBe("us-east-2");
  expect(parseEnv({ ...required, AWS_DEFAULT_REGION: "us-east-2" }).connections[0].region).toBe("eu-west-1");
});

it("takes the Regions of aggregators as a list, each once", () => {
  const regions = (CANOPY_CONFIG_REGIONS: string) =>
    parseEnv({ ...required, CANOPY_CONFIG_REGIONS }).connections[0].configRegions;
  expect(regions("us-east-1, eu-west-1,us-east-1")).toEqual(["us-east-1", "eu-west-1"]);
  expect(() => regions("us-east-1;eu-west-1")).toThrow(
    /CANOPY_CONFIG_REGIONS is not valid[^]*A Region looks like/,
  );
});

it("takes networks that destinations of notifications may have, and refuses what is none", () => {
  const networks = (CANOPY_NOTIFICATION_NETWORKS: string) =>
    parseEnv({ ...required, CANOPY_NOTIFICATION_NETWORKS }).notifications.networks;
  expect(networks("10.20.0.0/16, ::1,127.0.0.1")).toEqual(["10.20.0.0/16", "::1", "127.0.0.1"]);
  expect(() => networks("10.20.0.0/64")).toThrow(/CANOPY_NOTIFICATION_NETWORKS is not valid/);
  expect(() => networks("example.com")).toThrow(/such as 10\.20\.0\.0\/16/);
});

it("reads with one role and writes with another, or with none where one is set for reading alone", () => {
  const roles = (variables: Readonly<Record<string, string>>) =>
    parseEnv({ ...required, ...variables }).connections[0].roles;
  const [read, write] = ["arn:aws:iam::111122223333:role/Read", "arn:aws:iam::111122223333:role/Write"];
  expect(roles({ CANOPY_ROLE_ARN: read })).toEqual({ role: { arn: read } });
  expect(roles({ CANOPY_READ_ROLE_ARN: read })).toEqual({ role: { arn: read }, writes: "none" });
  expect(
    roles({ CANOPY_READ_ROLE_ARN: read, CANOPY_WRITE_ROLE_ARN: write, CANOPY_ROLE_EXTERNAL_ID: "canopy-1" }),
  ).toEqual({
    role: { arn: read, externalId: "canopy-1" },
    writes: { arn: write, externalId: "canopy-1", attribution: "required" },
  });
  expect(roles({ CANOPY_WRITE_ROLE_ARN: write, CANOPY_WRITE_ATTRIBUTION: "preferred" })).toEqual({
    writes: { arn: write, attribution: "preferred" },
  });
  expect(() => roles({ CANOPY_ROLE_ARN: read, CANOPY_READ_ROLE_ARN: read })).toThrow(
    /CANOPY_READ_ROLE_ARN is not valid\. CANOPY_ROLE_ARN is the role for everything/,
  );
});

it("takes an empty variable for an absent one", () => {
  expect(parseEnv({ ...required, CANOPY_ROLE_ARN: "", CANOPY_LOG_LEVEL: "" })).toEqual(parseEnv(required));
});

it("names every problem at once and repeats no secret", () => {
  const problems = () =>
    parseEnv({
      DATABASE_URL: "mysql://canopy:secret@127.0.0.1/canopy",
      CANOPY_ROLE_ARN: "canopy",
      CANOPY_CONFIG_RATE: "0",
      CANOPY_REFRESH_MINUTES: "often",
      CANOPY_LOG_LEVEL: "loud",
    });
  expect(problems).toThrow(
    /DATABASE_URL[^]*AWS_REGION[^]*CANOPY_ROLE_ARN[^]*CANOPY_CONFIG_RATE[^]*CANOPY_REFRESH_MINUTES[^]*CANOPY_LOG_LEVEL/,
  );
  expect(problems).not.toThrow(/secret/);
});

it("says a single problem in one line", () => {
  expect(() => parseEnv({ DATABASE_URL: required.DATABASE_URL })).toThrow(
    "Canopy can't start: AWS_REGION is missing. Set it to the home Region of Security Hub's central configuration, such as eu-west-1.",
  );
  expect(() => parseEnv({ ...required, AWS_REGION: "Ireland" })).toThrow(
    /^Canopy can't start: AWS_REGION is not valid\. [^\n]+$/,
  );
});
