import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/testing/every-door";
import { everyPage } from "../faults/database-states";
import { signInAs, test as base } from "../fixtures/test-with-provider";
import { expect } from "../fixtures/test";
import { team } from "../fixtures/worlds";

const notificationKey = "canopy-marker-notification-key-1";
/** A value for each setting that holds a secret, made up for this test. */
const markers = {
  CANOPY_NOTIFICATION_KEY: Buffer.from(notificationKey).toString("base64"),
  CANOPY_METRICS_TOKEN: "canopymarkermetricstoken0123456789",
  AWS_SECRET_ACCESS_KEY: "canopymarkersecretaccesskey0123456789",
  OTEL_EXPORTER_OTLP_HEADERS: "authorization=canopymarkerotlp0123456789",
};

const test = base.extend({
  settings: [({ provider }, use) => use({ ...provider.environment, ...markers }), { scope: "worker" }],
});
test.use({ world: team });

/** A secret as it may be written: as it is, and in the encodings that hide it from a search for it. */
function writings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const shifted = [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // What stands at the ends depends on what is beside it.
    const inner = encoded.slice(4, -4);
    return inner.length >= 12 ? [inner, inner.replaceAll("+", "-").replaceAll("/", "_")] : [];
  });
  return [secret, encodeURIComponent(secret), bytes.toString("hex"), ...shifted];
}

/** A place in which something was written, as it was sent to the browser or the log. */
interface Written {
  readonly where: string;
  readonly text: string;
}

test("no secret is in a page, its data, a script, an answer, a header or the log", async ({
  page,
  canopy,
  provider,
  noise,
}) => {
  test.setTimeout(10 * 60_000);
  noise.allow(/Failed to load resource/);
  const written: Promise<Written>[] = [];
  page.context().on("response", (response) => {
    // A stream has no end; what it carries is read by routes as well.
    if (response.url().endsWith("/api/news")) return;
    written.push(
      Promise.all([
        response.body().catch(() => Buffer.alloc(0)),
        response.allHeaders().catch(() => ({})),
      ]).then(([body, headers]) => ({
        where: response.url(),
        text: `${JSON.stringify(withoutCookies(headers))}\n${body.toString("utf8")}`,
      })),
    );
  });
  await page.goto(canopy.url);
  await signInAs(page, "Ada Okafor");
  for (const path of everyPage.filter((each) => !each.startsWith("/sign-in")))
    await visit(page, canopy.url, path);
  const asked: Written[] = [];
  for (const path of [...Object.keys(routes), "/api/v1/runs", "/api/configuration?x=%00", "/none"]) {
    if (path === "/api/news" || path === "/metrics") continue;
    const answer = await page.request.get(`${canopy.url}${path}`, { maxRedirects: 0 });
    asked.push({
      where: path,
      text: `${JSON.stringify(withoutCookies(answer.headers()))}\n${await answer.text()}`,
    });
  }
  const built = globSync(".next/static/**/*.{js,css,json}").filter((path) => statSync(path).isFile());
  const scripts = built.map((file) => ({
    where: file,
    text: readFileSync(file, "utf8"),
  }));
  const everything = [
    ...(await Promise.all(written)),
    ...asked,
    ...scripts,
    { where: "the log", text: readFileSync(canopy.logFile, "utf8") },
  ].filter(({ where }) => !where.startsWith(provider.url));
  expect(everything.length).toBeGreaterThan(100);

  const session = (await page.context().cookies(canopy.url)).find(({ name }) =>
    name.endsWith("canopy-session"),
  );
  const cookie = session?.value ?? "";
  expect(cookie).not.toBe("");
  const entry = new URL(canopy.entryUrl()).searchParams.get("token") ?? "";
  const secrets: Readonly<Record<string, string>> = {
    ...markers,
    "the key of notifications": notificationKey,
    "the value of OTEL's headers": "canopymarkerotlp0123456789",
    "the client's secret": provider.environment["CANOPY_OIDC_CLIENT_SECRET"] ?? "",
    "the cookie of the session": cookie,
    "its hash": createHash("sha256").update(cookie).digest("base64url"),
    "the one-time link": entry,
    ...databasePasswords(),
  };
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(7);
    for (const writing of writings(secret)) {
      const found = everything.filter(({ text }) => text.includes(writing)).map(({ where }) => where);
      expect(found, `${name}, written ${writing === secret ? "as it is" : "in another way"}`).toEqual([]);
    }
  }
  const planted = [
    { where: "here", text: Buffer.from(`xy${markers.CANOPY_METRICS_TOKEN}z`).toString("base64") },
  ];
  expect(
    writings(markers.CANOPY_METRICS_TOKEN).some((writing) => planted[0]?.text.includes(writing)),
    "what is in another encoding is found",
  ).toBe(true);
});

async function visit(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}${path}`);
  await expect(page.locator("main, [role=main]").first()).toBeVisible();
}

/** A browser is given its own cookie, and nothing else of it. */
function withoutCookies(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "set-cookie"));
}

function databasePasswords(): Readonly<Record<string, string>> {
  const settings = process.env["CANOPY_TEST_DATABASE"] ?? "";
  const passwords = [...settings.matchAll(/postgres(?:ql)?:\/\/[^:]+:([^@]+)@/g)].map(
    ([, password = ""]) => password,
  );
  expect(passwords.length).toBeGreaterThan(1);
  return Object.fromEntries(
    [...new Set(passwords)].map((password, index) => [`password ${index}`, password]),
  );
}
