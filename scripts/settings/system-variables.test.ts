import { expect, test } from "vitest";
import { systemVariables, toolVariables } from "./system-variables";

const environment = {
  PATH: "/bin",
  HOME: "/home/sam",
  NODE_ENV: "test",
  NODE_OPTIONS: "--trace-warnings",
  CANOPY_LOG_LEVEL: "debug",
  CANOPY_MIGRATION_DATABASE_URL: "postgres://owner:secret@127.0.0.1/canopy",
  DATABASE_URL: "postgres://canopy:secret@127.0.0.1/canopy",
  AWS_ACCESS_KEY_ID: "secret",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_SESSION_TOKEN: "secret",
  NODE_AUTH_TOKEN: "secret",
  npm_config__authToken: "secret",
  GITHUB_TOKEN: "secret",
} as const;

test("a program gets what it needs of its machine", () => {
  expect(systemVariables(environment)).toEqual({ PATH: "/bin", HOME: "/home/sam", NODE_ENV: "test" });
});

test("the project's tools get their settings besides, and no credentials", () => {
  const given = toolVariables(environment);
  expect(given).toMatchObject({ NODE_OPTIONS: "--trace-warnings", CANOPY_LOG_LEVEL: "debug" });
  expect(JSON.stringify(given)).not.toContain("secret");
});
