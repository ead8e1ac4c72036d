import { request as httpRequest } from "node:http";
import { expect, test } from "../fixtures/test";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

/** The status of a request that no browser would send. */
function statusOf(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string },
) {
  const { method = "GET", headers = {}, body } = options;
  const { hostname, port, origin } = new URL(url);
  // As it was written: a URL would make it well-formed.
  const path = url.slice(origin.length);
  return new Promise<number | undefined>((resolve, reject) => {
    httpRequest(
      { hostname, port, path, method, headers: { origin, ...headers }, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    )
      .on("error", reject)
      .end(body);
  });
}

test("what no page of ours sends is refused as such, and is no error of the server", async ({
  canopy,
  page,
}) => {
  await organizationPage(page).open();
  const action = page.waitForRequest((request) => request.headers()["next-action"] !== undefined);
  await organizationPage(page).summaryBar.refreshButton.click();
  const id = (await action).headers()["next-action"] ?? "";
  const send = (body: string, headers: Record<string, string> = {}) =>
    statusOf(`${canopy.url}/organization`, {
      method: "POST",
      headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", ...headers },
      body,
    });
  expect(await send("[")).toBe(400);
  expect(await send("no JSON")).toBe(400);
  expect(await send('["$F1"]')).toBe(400);
  expect(await send("x", { "content-type": "multipart/form-data; boundary=x" })).toBe(400);
  expect(await send(JSON.stringify(["x".repeat(2_000_000)]))).toBe(413);
  expect(await send("[]", { "next-action": "0".repeat(42) })).toBeLessThan(500);

  expect(await statusOf(`${canopy.url}/accounts/%ff`, {})).toBe(400);
  for (const method of ["TRACE", "PROPFIND"])
    expect(await statusOf(`${canopy.url}/organization`, { method })).toBe(405);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
    expect(await statusOf(`${canopy.url}/api/configuration`, { method })).toBeLessThan(500);
  const image = "/_next/image?url=%2Ficon.svg&w=640&q=75";
  expect(await statusOf(`${canopy.url}${image}`, {})).toBe(404);
});

test("an unknown account is not found, and its page says so", async ({ page, noise }) => {
  noise.allow(/Failed to load resource: the server responded with a status of 404/);
  await organizationPage(page).open();
  expect((await page.goto(`/accounts/${places.sound.id}`))?.status()).toBe(200);
  for (const unknown of ["999999999999", "not-an-account", "%F0%9F%8C%B3"]) {
    expect((await page.goto(`/accounts/${unknown}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});
