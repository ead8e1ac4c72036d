import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endpointOverride } from "./endpoint-override";

beforeEach(() => {
  for (const service of ["", "_SECURITYHUB", "_ORGANIZATIONS", "_CONFIG_SERVICE", "_STS"]) {
    vi.stubEnv(`AWS_ENDPOINT_URL${service}`, undefined);
  }
  vi.stubEnv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("without a variable AWS itself is used", () => {
  expect(endpointOverride()).toBeUndefined();
});

test("the endpoint of Security Hub is answered before the general one", () => {
  vi.stubEnv("AWS_ENDPOINT_URL", "http://localhost:1");
  expect(endpointOverride()).toBe("http://localhost:1");
  vi.stubEnv("AWS_ENDPOINT_URL_SECURITYHUB", "http://localhost:2");
  expect(endpointOverride()).toBe("http://localhost:2");
});

test("an override that the SDK has to ignore is none", () => {
  vi.stubEnv("AWS_ENDPOINT_URL", "http://localhost:1");
  vi.stubEnv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
  expect(endpointOverride()).toBeUndefined();
});
