import { describe, expect, it } from "vitest";
import { checkHost, checkOrigin, checkSite } from "./request-origin";

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

describe("the site that a request comes from", () => {
  const host = "localhost:3000";
  const link = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  function check(path: string, headers: Record<string, string>, method = "GET") {
    return checkSite({ method, path, headers: new Headers({ host, ...headers }) });
  }

  it("may be our own, a person's typing, or a program without these headers", () => {
    expect(check("/api/configuration", { "sec-fetch-site": "same-origin" })).toBeUndefined();
    expect(check("/api/packs/export", { "sec-fetch-site": "none", ...link })).toBeUndefined();
    expect(check("/api/configuration", {})).toBeUndefined();
    expect(check("/api/configuration", { origin: "http://localhost:3000" })).toBeUndefined();
  });

  it.each(["cross-site", "same-site"])("may be %s for a link to a page", (site) => {
    expect(check("/organization", { "sec-fetch-site": site, ...link })).toBeUndefined();
    expect(check("/apis", { "sec-fetch-site": site, ...link })).toBeUndefined();
  });

  it.each(["cross-site", "same-site", "something-new"])("may not be %s for anything else", (site) => {
    const from = { "sec-fetch-site": site };
    for (const path of ["/api/connection/checks", "/api/packs/export", "/api"])
      expect(check(path, { ...from, ...link })?.status).toBe(403);
    expect(check("/api/configuration", { ...from, "sec-fetch-mode": "no-cors" })?.status).toBe(403);
    expect(check("/", { ...from, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" })?.status).toBe(403);
    expect(check("/", { ...from, ...link, "sec-fetch-dest": "iframe" })?.status).toBe(403);
    expect(check("/", { ...from, ...link, "sec-purpose": "prefetch" })?.status).toBe(403);
    expect(check("/", { ...from, ...link }, "POST")?.status).toBe(403);
  });

  it.each(["https://evil.example", "http://localhost:3001", "null"])(
    "may not be %s, as a browser without these headers says",
    (origin) => {
      expect(check("/api/configuration", { origin })?.status).toBe(403);
    },
  );
});
