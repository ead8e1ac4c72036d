import { expect, it, vi } from "vitest";
import { FailureError } from "./failure-error";

it("is known as what it is also where another bundle made it", async () => {
  vi.resetModules();
  const other = await import("./failure-error");
  expect(other.FailureError).not.toBe(FailureError);
  const failure = { code: "unavailable", message: "It is late." } as const;
  expect(new other.FailureError(failure)).toBeInstanceOf(FailureError);
  expect(new Error("It is late.")).not.toBeInstanceOf(FailureError);
  expect(undefined).not.toBeInstanceOf(FailureError);
});

it("is not taken for a class that extends it", () => {
  class LateError extends FailureError {}
  const failure = { code: "unavailable", message: "It is late." } as const;
  expect(new FailureError(failure)).not.toBeInstanceOf(LateError);
  expect(new LateError(failure)).toBeInstanceOf(LateError);
  expect(new LateError(failure)).toBeInstanceOf(FailureError);
});
