import { expect, test } from "vitest";
import { credentialsSource } from "./credentials-source";

test.each([
  [{ $source: { CREDENTIALS_ENV_VARS: "g" } }, "environment variables"],
  [{ $source: { CREDENTIALS_PROFILE: "n", CREDENTIALS_STS_ASSUME_ROLE: "i" } }, "a role that was assumed"],
  [{ $source: { CREDENTIALS_PROFILE_SSO_LEGACY: "t" } }, "an IAM Identity Center profile"],
  [{}, "the SDK's default chain"],
])("%o came from %s", (credentials, source) => {
  expect(credentialsSource(credentials)).toEqual({ source });
});

test("nothing secret leaves, only until when they hold", () => {
  const expiration = new Date("2026-11-21T12:00:00Z");
  const credentials = { accessKeyId: "AKIA", secretAccessKey: "secret", sessionToken: "token", expiration };
  expect(JSON.stringify(credentialsSource(credentials))).toBe(
    JSON.stringify({ source: "the SDK's default chain", expiresAt: expiration.getTime() }),
  );
});
