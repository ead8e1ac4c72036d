import { expect, test } from "vitest";
import type { Failure } from "@/lib/core/failure";
import { configurationGuidance } from "./configuration-guidance";

const operation = "securityhub:UpdateOrganizationConfiguration";

test.each([
  "AccessDeniedException",
  "InternalException",
  "InvalidAccessException",
  "InvalidInputException",
  "LimitExceededException",
  "ResourceConflictException",
  "ResourceNotFoundException",
])("%s has its own message, and something to do", (exception) => {
  const failure: Failure = { code: "conflict", message: "AWS's words.", aws: { operation, exception } };
  const { title, steps, again } = configurationGuidance(failure);
  expect(title).not.toMatch(/changed by someone else/i);
  expect(steps.length).toBeGreaterThan(0);
  expect(again).toBe("Try again");
});

test("anything else means what it means anywhere", () => {
  expect(configurationGuidance({ code: "unavailable", message: "Nothing is listening there." }).title).toBe(
    "No answer",
  );
});

test("an administrator that was removed meanwhile is named as such, and nothing is said of enabling", () => {
  const { title, meaning, steps } = configurationGuidance({
    code: "forbidden",
    message: "Account 444455556666 is not an administrator for this organization",
    missing: operation,
    aws: { operation, exception: "InvalidAccessException", httpStatus: 401 },
  });
  expect(title).toContain("no longer the administrator");
  expect(meaning).toContain("removed or replaced since");
  expect(steps.join(" ")).not.toContain("enabled");
});
