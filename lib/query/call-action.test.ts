import { expect, it } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { failed, success } from "@/lib/core/result";
import { callAction } from "./call-action";

it("answers the value of an action that went well", async () => {
  await expect(callAction(() => Promise.resolve(success(42)))).resolves.toBe(42);
});

it("rejects with the failure of an action that did not", async () => {
  const failure: Failure = { code: "conflict", message: "Someone else changed it." };
  await expect(callAction(() => Promise.resolve(failed(failure)))).rejects.toEqual(new FailureError(failure));
});

it("calls a broken connection unavailable, so that it is retried", async () => {
  const failure = await failureOf(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(failure.code).toBe("unavailable");
});

it("keeps the reference under which the server logged an unexpected error", async () => {
  const failure = await failureOf(() => Promise.reject(Object.assign(new Error("boom"), { digest: "1234" })));
  expect(failure).toMatchObject({ code: "unexpected", reference: "1234" });
  expect(failure.message).not.toContain("boom");
});

async function failureOf(action: () => Promise<never>): Promise<Failure> {
  const error: unknown = await callAction(action).catch((reason: unknown) => reason);
  if (!(error instanceof FailureError)) throw new Error("It did not reject with a FailureError.");
  return error.failure;
}
