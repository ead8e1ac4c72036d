import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { sessionOf } from "@/lib/server/request-session";
import { forgetSessions } from "@/lib/server/sign-in/find-session";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import getPort from "get-port";
import {
  type IdentityProvider,
  startIdentityProvider,
} from "@/sandbox/identity-provider/start-identity-provider";
import { roleNames } from "../../grants";
import { endSessionAddress, receiveBackChannelLogout } from "./logout";
import { finishSignIn, startSignIn } from "./sign-in";

const [canopyPort, providerPort] = [await getPort(), await getPort()];
const canopyUrl = `http://localhost:${canopyPort}`;
// Before anything reads the settings, which are read once.
vi.stubEnv("CANOPY_URL", canopyUrl);
vi.stubEnv("CANOPY_OIDC_ISSUER", `http://localhost:${providerPort}`);
vi.stubEnv("CANOPY_OIDC_CLIENT_ID", "canopy");
vi.stubEnv("CANOPY_OIDC_CLIENT_SECRET", "secret");
vi.stubEnv("CANOPY_GROUP_ROLES", "canopy-operators=operator; canopy-approvers=approver");

withTestDatabase();

let provider: IdentityProvider;
/** What the provider has sent to the address for its back channel, and what Canopy answered. */
const logouts: { body: string; status: number }[] = [];
const canopy = createServer((request, response) => {
  void text(request)
    .then(async (body) => {
      const { status } = await receiveBackChannelLogout(
        new Request(`${canopyUrl}/sign-in/back-channel-logout`, { method: "POST", body }),
      );
      logouts.push({ body, status });
      response.writeHead(status).end();
    })
    .catch(() => response.destroy());
});

beforeAll(async () => {
  await new Promise<void>((resolve) => canopy.listen(canopyPort, "127.0.0.1", resolve));
  provider = await startIdentityProvider({
    port: providerPort,
    clientUrl: canopyUrl,
    clientSecret: "secret",
  });
});
afterAll(async () => {
  await provider.close();
  canopy.close();
});
beforeEach(() => forgetSessions());

it("signs a person in with the roles of their groups, and puts it on record", async () => {
  const browser = new Browser();
  const { location, cookie } = await browser.signIn("otto", "/organization?q=prod");
  expect(location).toBe("/organization?q=prod");
  expect(cookie).toMatch(/^canopy-session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  const session = await sessionOf(browser.headersFor(canopyUrl));
  expect(session).toMatchObject({ name: "Otto Brandt", grants: [{ role: "operator" }] });
  const [entry] = await listAuditEntries(1);
  expect(entry).toMatchObject({
    operation: "canopy:SignIn",
    phase: "succeeded",
    role: "operator",
    actor: { id: session?.id, name: "Otto Brandt" },
    input: { groups: ["staff", "canopy-operators"] },
  });
});

it("keeps the person over sign-ins, ends the session before, and follows their groups", async () => {
  const browser = new Browser();
  await browser.signIn("otto");
  const before = browser.headersFor(canopyUrl);
  const first = await sessionOf(before);
  await fetch(`${provider.url}/_people/otto`, { method: "PUT", body: JSON.stringify({ groups: ["staff"] }) });
  await browser.signIn("otto");
  forgetSessions();
  const second = await sessionOf(browser.headersFor(canopyUrl));
  expect(second?.id).toBe(first?.id);
  expect(second && roleNames(second)).toBe("no role");
  expect(await sessionOf(before)).toBeUndefined();
});

it("refuses an answer of the provider in another browser, a second time, and with another state", async () => {
  const browser = new Browser();
  const callback = await browser.untilCallback("ada");
  const refused = async (asked: Browser, address: string) =>
    (await finishSignIn(new Request(address, { headers: asked.headersFor(canopyUrl) }))).headers.get(
      "location",
    );
  const other = new Browser();
  await other.untilCallback("otto");
  expect(await refused(other, callback)).toBe("/sign-in?problem=expired");
  // It was used up by the other browser's attempt.
  expect(await refused(browser, callback)).toBe("/sign-in?problem=expired");

  const again = await browser.untilCallback("ada");
  const changed = new URL(again);
  changed.searchParams.set("state", "made-up");
  expect(await refused(browser, changed.href)).toBe("/sign-in?problem=expired");
  const otherCode = new URL(again);
  otherCode.searchParams.set("code", "made-up");
  expect(await refused(browser, otherCode.href)).toBe("/sign-in?problem=refused");
});

it("leads nowhere but to its own pages after sign-in", async () => {
  for (const evil of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/sign-in/start",
    "javascript:1",
  ]) {
    expect((await new Browser().signIn("ada", evil)).location).toBe("/");
  }
});

it("begins no sign-in that a page of another site asked for, and leads to the button", async () => {
  const asked = (site?: string) =>
    startSignIn(
      new Request(`${canopyUrl}/sign-in/start?return=/packs`, {
        headers: site === undefined ? {} : { "sec-fetch-site": site },
      }),
    );
  for (const site of ["cross-site", "same-site"]) {
    const { headers } = await asked(site);
    expect(headers.get("location")).toBe("/sign-in?return=%2Fpacks");
    expect(headers.get("set-cookie")).toBeNull();
  }
  for (const site of ["same-origin", "none", undefined])
    expect((await asked(site)).headers.get("location")).toContain(`:${providerPort}/`);
});

it("ends the sessions that the provider ends, once for each of its tokens, and no others", async () => {
  const browser = new Browser();
  await browser.signIn("ada");
  const other = new Browser();
  await other.signIn("ada");
  const headers = browser.headersFor(canopyUrl);
  expect(await sessionOf(headers)).toBeDefined();
  await browser.signOutAtProvider();
  await expect.poll(() => logouts.map(({ status }) => status)).toEqual([200]);
  expect(await sessionOf(headers)).toBeUndefined();
  expect(await sessionOf(other.headersFor(canopyUrl))).toBeDefined();

  const post = (body: string) =>
    receiveBackChannelLogout(new Request(`${canopyUrl}/x`, { method: "POST", body }));
  const body = logouts[0]?.body ?? "";
  expect((await post(body)).status).toBe(400);
  const tampered = body.replace(/.{4}$/, "AAAA");
  for (const wrong of ["", "logout_token=", "logout_token=e30.e30.", tampered])
    expect((await post(wrong)).status).toBe(400);
});

it("says where the provider signs a person out too", async () => {
  const address = new URL((await endSessionAddress("token")) ?? "");
  expect(address.origin).toBe(provider.url);
  expect(address.searchParams.get("post_logout_redirect_uri")).toBe(`${canopyUrl}/sign-in`);
});

/** What of a browser counts here: cookies by host, and following redirects. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  headersFor(url: string): Headers {
    const jar = this.#cookies.get(new URL(url).host) ?? new Map<string, string>();
    return new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") });
  }

  async signIn(person: string, back = "/"): Promise<{ location: string | null; cookie: string }> {
    const callback = await this.untilCallback(person, back);
    const response = await finishSignIn(new Request(callback, { headers: this.headersFor(canopyUrl) }));
    this.#keep(canopyUrl, response);
    return { location: response.headers.get("location"), cookie: response.headers.getSetCookie()[0] ?? "" };
  }

  /** Goes to the provider, chooses a person where it asks, and returns the address to which it sends the browser back. */
  async untilCallback(person: string, back = "/"): Promise<string> {
    const start = new URL("/sign-in/start", canopyUrl);
    start.searchParams.set("return", back);
    const started = await startSignIn(new Request(start, { headers: this.headersFor(canopyUrl) }));
    this.#keep(canopyUrl, started);
    let address = started.headers.get("location") ?? "";
    while (!address.startsWith(canopyUrl)) {
      const asks = new URL(address).pathname.startsWith("/interaction/");
      address = await this.#next(address, asks ? { person } : undefined);
    }
    return address;
  }

  async signOutAtProvider(): Promise<void> {
    const page = await fetch(`${provider.url}/session/end`, { headers: this.headersFor(provider.url) });
    this.#keep(provider.url, page);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
    await this.#next(`${provider.url}/session/end/confirm`, { xsrf, logout: "yes" });
  }

  async #next(address: string, form?: Record<string, string>): Promise<string> {
    const response = await fetch(address, {
      headers: this.headersFor(address),
      redirect: "manual",
      ...(form !== undefined && { method: "POST", body: new URLSearchParams(form) }),
    });
    this.#keep(address, response);
    return new URL(response.headers.get("location") ?? "", address).href;
  }

  #keep(url: string, response: Response): void {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      if (/expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
