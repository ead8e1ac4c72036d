import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ProxyProvider } from "@/lib/env-proxy";
import { env } from "@/lib/env";
import { responding } from "@/lib/server/routes/response-in-progress";
import { sessionOf } from "@/lib/server/request-session";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { peopleOf } from "@/lib/store/identity/people";
import { withTestDatabase } from "@/lib/testing/test-database";
import { admission } from "./gate";
import { isFromProxy, proxySession } from "./proxy-session";

const arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/canopy/1234567890abcdef";
const fromProxy = "10.20.0.7";
const [region, attacker] = [ec(), ec()];
const published = createServer((request, response) => {
  if (request.url !== "/key-1") response.writeHead(404).end();
  else response.end(region.publicKey.export({ type: "spki", format: "pem" }));
});

// Before anything reads the settings, which are read once.
beforeAll(async () => {
  published.listen(0, "127.0.0.1");
  await once(published, "listening");
  const address = published.address();
  const port = typeof address === "object" ? address?.port : undefined;
  vi.stubEnv("CANOPY_URL", "https://canopy.example.com");
  vi.stubEnv("CANOPY_PROXY", "alb");
  vi.stubEnv("CANOPY_PROXY_PEERS", "10.20.0.0/24,::1");
  vi.stubEnv("CANOPY_ALB_ARN", arn);
  vi.stubEnv("CANOPY_ALB_KEYS_URL", `http://127.0.0.1:${port}/`);
  vi.stubEnv("CANOPY_OIDC_CLIENT_ID", "canopy");
  vi.stubEnv("CANOPY_GROUP_ROLES", "security=operator; leads=approver");
});
withTestDatabase();
afterAll(() => void published.close());

const claims = { sub: "ada-1", name: "Ada", email: "ada@example.com", groups: ["security", "staff"] };
const inAMinute = () => Math.floor(Date.now() / 1_000) + 60;
const header = () => ({ alg: "ES256", kid: "key-1", signer: arn, client: "canopy", exp: inAMinute() });

describe("a load balancer", () => {
  it("names who asks, with the roles of their groups, and puts it on record once", async () => {
    const session = await asked(token(), fromProxy);
    expect(session).toMatchObject({ name: "Ada", grants: [{ role: "operator" }] });
    expect(session).not.toHaveProperty("sessionId");
    expect((await asked(token(), fromProxy))?.id).toBe(session?.id);
    expect((await asked(token({}, { ...claims, groups: "leads" }), fromProxy))?.grants).toEqual([
      { role: "approver" },
    ]);
    const [person] = await peopleOf("alb");
    expect(person).toMatchObject({ id: session?.id, groups: ["leads"] });
    const signIns = (await listAuditEntries(10)).filter(({ phase }) => phase === "succeeded");
    expect(signIns.map(({ operation, role }) => [operation, role])).toEqual([
      ["canopy:SignIn", "approver"],
      ["canopy:SignIn", "operator"],
    ]);
  });

  it.each([
    ["a forged proxy header of another peer", () => token(), "10.20.1.1"],
    ["one whose peer is not known", () => token(), undefined],
    ["no header", () => undefined, fromProxy],
    ["what is no token", () => "e30.e30.", fromProxy],
    ["a token of another load balancer", () => token({ signer: arn.replace("canopy", "other") }), fromProxy],
    ["a token for another client", () => token({ client: "other" }), fromProxy],
    ["a token signed with another key", () => token({}, claims, attacker.privateKey), fromProxy],
    ["a token whose key is not published", () => token({ kid: "key-2" }), fromProxy],
    ["a key id that leads elsewhere", () => token({ kid: "../../evil" }), fromProxy],
    ["an expired header", () => token({ exp: inAMinute() - 120 }), fromProxy],
    ["expired claims", () => token({}, { ...claims, exp: inAMinute() - 120 }), fromProxy],
    ["an unsigned token", () => token({ alg: "none" }), fromProxy],
    ["a token signed with the public key as a secret", () => token({ alg: "HS256" }), fromProxy],
    ["altered claims", () => altered(), fromProxy],
  ])("is not believed: %s", async (_what, make, peer) => {
    expect(await asked(make(), peer)).toBeUndefined();
    const text = make();
    const page = responding(inProgress(peer), () =>
      admission({
        method: "GET",
        path: "/organization",
        address: "/organization",
        headers: headersWith(text),
      }),
    );
    expect(await page).toEqual({ kind: "sign-in", address: "/sign-in?return=%2Forganization" });
  });

  it("does not believe headers of oauth2-proxy, nor a cookie, nor what names a role itself", async () => {
    const headers = new Headers({
      "x-forwarded-user": "ada",
      "x-auth-request-user": "ada",
      "x-forwarded-groups": "security",
      "x-amzn-oidc-identity": "ada",
      cookie: "__Host-canopy-session=x",
    });
    expect(await responding(inProgress(fromProxy), () => sessionOf(headers))).toBeUndefined();
  });
});

describe("oauth2-proxy", () => {
  const provider = (proxy: "oauth2-proxy" | "auth-request"): ProxyProvider => ({
    kind: "proxy",
    proxy,
    peers: ["10.20.0.0/24"],
    groupClaim: "groups",
    groupRoles: [{ group: "security", role: "operator" }],
  });
  const named = (prefix: string) =>
    new Headers({
      [`${prefix}user`]: "subject-1",
      [`${prefix}email`]: "otto@example.com",
      [`${prefix}preferred-username`]: "otto",
      [`${prefix}groups`]: "staff, security",
    });
  const through = (headers: Headers, kind: "oauth2-proxy" | "auth-request", peer = fromProxy) =>
    responding(inProgress(peer), () => proxySession(headers, provider(kind)));

  it.each([
    ["oauth2-proxy", "x-forwarded-", "x-auth-request-"],
    ["auth-request", "x-auth-request-", "x-forwarded-"],
  ] as const)("%s names who asks in %s alone", async (kind, own, other) => {
    expect(await through(named(own), kind)).toMatchObject({ name: "otto" });
    expect((await peopleOf(kind))[0]).toMatchObject({
      email: "otto@example.com",
      groups: ["staff", "security"],
    });
    expect(await through(named(other), kind)).toBeUndefined();
    expect(await through(named(own), kind, "10.20.1.7")).toBeUndefined();
  });
});

it("knows an address as IPv4 and mapped into IPv6, and no network of the other kind", () => {
  for (const peer of [fromProxy, "::ffff:10.20.0.7", "::1", "fd00::1:2"])
    expect(isFromProxy(peer, ["10.20.0.0/24", "::1", "fd00::/8"]), peer).toBe(true);
  for (const peer of ["10.20.1.7", "::ffff:10.20.1.7", "::2", "fe80::1", "", "localhost", undefined])
    expect(isFromProxy(peer, ["10.20.0.0/24", "::1", "fd00::/8"]), peer).toBe(false);
});

it("finds the keys of a load balancer in its Region", () => {
  expect(env().identity.provider).toMatchObject({
    kind: "proxy",
    proxy: "alb",
    alb: { arn, clientId: "canopy" },
  });
});

function ec() {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function inProgress(peer: string | undefined) {
  return { requestId: "1", peer, setStatus: () => undefined, hasBegunAction: false, atEnd: [] };
}

function headersWith(text: string | undefined): Headers {
  return new Headers(text === undefined ? {} : { "x-amzn-oidc-data": text });
}

function asked(text: string | undefined, peer: string | undefined) {
  return responding(inProgress(peer), () => sessionOf(headersWith(text)));
}

/** As a load balancer writes it: each segment padded. */
function token(changes: object = {}, payload: object = claims, key: KeyObject = region.privateKey): string {
  const signed = [
    { ...header(), ...changes },
    { exp: inAMinute(), ...payload },
  ]
    .map((part) => segment(part))
    .join(".");
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${urlSafe(signature)}`;
}

function altered(): string {
  const [head = "", , signature = ""] = token().split(".");
  return [head, segment({ ...claims, exp: inAMinute(), groups: ["leads"] }), signature].join(".");
}

function segment(part: object): string {
  return urlSafe(Buffer.from(JSON.stringify(part)));
}

function urlSafe(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}
