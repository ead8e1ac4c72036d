import { describe, expect, it } from "vitest";
import { checkHost, checkOrigin } from "./request-origin";

describe("the Host header", () => {
  it.each(["localhost", "localhost:3000", "LOCALHOST:3000", "127.0.0.1:80", "[::1]", "[::1]:3000"])(
    "may be the loopback name %s",
    (host) => {
      expect(checkHost(host)).toBeUndefined();
    },
  );

  it.each([
    null,
    "",
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example:3000",
    "evil.example:localhost",
    "10.0.0.4:3000",
    "[::1].evil.example",
    "0.0.0.0:3000",
  ])("may not be %j", (host) => {
    expect(checkHost(host)?.status).toBe(421);
  });
});

describe("the Origin header", () => {
  const host = "localhost:3000";

  it("is not asked for when nothing changes", () => {
    expect(checkOrigin({ method: "GET", host, origin: "https://evil.example" })).toBeUndefined();
    expect(checkOrigin({ method: "HEAD", host, origin: null })).toBeUndefined();
  });

  it.each(["http://localhost:3000", "https://localhost:3000"])(
    "lets our own page %s change things",
    (origin) => {
      expect(checkOrigin({ method: "POST", host, origin })).toBeUndefined();
    },
  );

  it.each([
    null,
    "null",
    "https://evil.example",
    "http://localhost:3001",
    "http://localhost",
    "http://localhost:3000.evil.example",
    "ftp://localhost:3000",
    "localhost:3000",
  ])("stops a change from %j", (origin) => {
    expect(checkOrigin({ method: "POST", host, origin })?.status).toBe(403);
    expect(checkOrigin({ method: "DELETE", host, origin })?.status).toBe(403);
  });

  it("stops a change when there is no Host to compare with", () => {
    expect(checkOrigin({ method: "POST", host: null, origin: null })?.status).toBe(403);
  });
});
