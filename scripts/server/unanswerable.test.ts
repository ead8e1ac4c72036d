import { expect, it } from "vitest";
import { unanswerable } from "./unanswerable";

it.each(["GET", "HEAD", "POST", "OPTIONS"])("lets %s through", (method) => {
  expect(unanswerable({ method, url: "/accounts/111122223333?q=%25", headers: {} })).toBeUndefined();
});

it.each(["TRACE", "CONNECT", "PROPFIND"])("does not answer %s, and says what it answers", (method) => {
  const refusal = unanswerable({ method, url: "/", headers: {} });
  expect(refusal?.status).toBe(405);
  expect(refusal?.headers?.["Allow"]).toContain("GET");
});

it.each(["/accounts/%ff", "/accounts/%", "/%E0%A4%A"])("does not answer %s", (url) => {
  expect(unanswerable({ method: "GET", url, headers: {} })).toMatchObject({ status: 400 });
});

it("takes a body of a known length and no more than a megabyte", () => {
  const status = (headers: Record<string, string>) =>
    unanswerable({ method: "POST", url: "/", headers })?.status;
  expect(status({ "content-length": "1048576" })).toBeUndefined();
  expect(status({ "content-length": "1048577" })).toBe(413);
  expect(status({ "transfer-encoding": "chunked" })).toBe(411);
});
