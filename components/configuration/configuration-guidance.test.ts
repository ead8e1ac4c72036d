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
  expect(title).not.toBe("Somebody else was faster");
  expect(steps.length).toBeGreaterThan(0);
  expect(again).toBe("Try again");
});

test("anything else means what it means anywhere", () => {
  expect(configurationGuidance({ code: "unavailable", message: "Nothing is listening there." }).title).toBe(
    "No answer",
  );
});
