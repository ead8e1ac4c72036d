import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";

test.use({ world: team });
test.beforeEach(({ noise }) =>
  noise.allow(
    /TrustedScriptURL|TrustedHTML|TrustedScript|TrustedTypePolicy|policy: (?:require-trusted-types-for|trusted-types)/i,
  ),
);

for (const path of ["/organization", "/sign-in"]) {
  test(`a text runs neither as a script nor as HTML on ${path}, and the attempt is logged`, async ({
    page,
    canopy,
  }) => {
    await page.goto(path);
    await expect
      .poll(() => page.evaluate(() => "trustedTypes" in globalThis && trustedTypes?.defaultPolicy?.name))
      .toBe("default");
    const outcomes = await page.evaluate(() => {
      const attempt = (change: () => unknown) => {
        try {
          change();
          return "done";
        } catch (error) {
          return error instanceof TypeError ? "refused" : String(error);
        }
      };
      const load = (url: string) =>
        attempt(() => {
          document.createElement("script").src = url;
        });
      return {
        foreign: load("https://evil.example/a.js"),
        own: load("/api/views"),
        inline: load("data:text/javascript,1"),
        text: attempt(() => {
          document.createElement("script").text = "1";
        }),
        html: attempt(() => {
          document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
        }),
        parsed: attempt(() => new DOMParser().parseFromString("<p>", "text/html")),
        another: attempt(() => trustedTypes?.createPolicy("another", {})),
        again: attempt(() => trustedTypes?.createPolicy("default", {})),
        chunk: load("/_next/static/chunks/a.js"),
      };
    });
    expect(outcomes).toEqual({
      foreign: "refused",
      own: "refused",
      inline: "refused",
      text: "refused",
      html: "refused",
      parsed: "refused",
      another: "refused",
      again: "refused",
      chunk: "done",
    });
    await expect
      .poll(() => readFile(canopy.logFile, "utf8"))
      .toMatch(/"directive":"require-trusted-types-for".*Content-Security-Policy was violated/);
  });
}
