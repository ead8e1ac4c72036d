import { expect, it } from "vitest";
import { parseEnv } from "./env-variables";

const required = {
  DATABASE_URL: "postgres://canopy:secret@127.0.0.1:5432/canopy",
  CANOPY_MIGRATION_DATABASE_URL: "postgres://owner:secret@127.0.0.1:5432/canopy",
  AWS_REGION: "eu-west-1",
  CANOPY_CONFIG_RATE: "7",
};
const connections = (entries: unknown) =>
  parseEnv({ ...required, CANOPY_CONNECTIONS: JSON.stringify(entries) }).connections;

it("is one connection where nothing else is set, and its addresses have no name", () => {
  const [first, ...further] = parseEnv(required).connections;
  expect(first).toMatchObject({ title: "eu-west-1", region: "eu-west-1" });
  expect(first).not.toHaveProperty("name");
  expect(further).toEqual([]);
  expect(parseEnv({ ...required, CANOPY_CONNECTION_TITLE: "Commercial" }).connections[0].title).toBe(
    "Commercial",
  );
});

it("gives a further connection its own roles, Regions and database beside the first one's", () => {
  const [, gov] = connections([
    {
      name: "us-gov",
      title: "GovCloud",
      region: "us-gov-west-1",
      configRegions: ["us-gov-west-1", "us-gov-east-1"],
      readRoleArn: "arn:aws-us-gov:iam::111122223333:role/Read",
      externalId: "canopy-1",
      profile: "gov",
      groupRoles: "gov-leads=approver",
    },
  ]);
  expect(gov).toEqual({
    name: "us-gov",
    title: "GovCloud",
    databaseUrl: "postgres://canopy:secret@127.0.0.1:5432/canopy_us_gov",
    migrationDatabaseUrl: "postgres://owner:secret@127.0.0.1:5432/canopy_us_gov",
    region: "us-gov-west-1",
    configRegions: ["us-gov-west-1", "us-gov-east-1"],
    roles: {
      role: { arn: "arn:aws-us-gov:iam::111122223333:role/Read", externalId: "canopy-1" },
      writes: "none",
    },
    profile: "gov",
    configRate: 7,
    groupRoles: [{ group: "gov-leads", role: "approver" }],
  });
});

it("says each problem in a line of its own, and repeats no value", () => {
  const problems = () =>
    connections([
      { name: "Gov", region: "us-gov-west-1" },
      { name: "cn", region: "Beijing", readRoleArn: "secret" },
      { name: "eu", region: "eusc-de-east-1", rolearn: "secret" },
    ]);
  expect(problems).toThrow(
    /Entry 1: name: name is 1 to 32[^\n]+\n[^]*Entry 2: region[^]*Entry 2: readRoleArn/,
  );
  expect(problems).toThrow(/Entry 3: [^\n]*rolearn/);
  expect(problems).not.toThrow(/secret/);
  expect(() => parseEnv({ ...required, CANOPY_CONNECTIONS: "gov" })).toThrow(
    /^Canopy can't start: CANOPY_CONNECTIONS is not valid\. Set it to a JSON list such as \[\{"name":"gov"/,
  );
});

it("refuses connections that could not be kept apart", () => {
  const gov = { name: "gov", region: "us-gov-west-1" };
  expect(() => connections([gov, gov])).toThrow(/Two entries have the name gov\./);
  expect(() => connections([{ ...gov, databaseUrl: required.DATABASE_URL }])).toThrow(
    /gov and eu-west-1 have the same databaseUrl\./,
  );
  expect(() => connections([{ ...gov, groupRoles: "leads=king" }])).toThrow(/gov: groupRoles has the form/);
});
