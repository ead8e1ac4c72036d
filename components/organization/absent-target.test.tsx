// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { WithRouter } from "@/components/ui/testing/with-router";
import { AbsentTarget } from "./absent-target";

afterEach(cleanup);

const whole = { complete: true, missingParts: [] };
const failure = { code: "throttled", message: "Rate exceeded" } as const;
const close = () => undefined;

it("tells the organization's id from a target's, and names the root", () => {
  render(<AbsentTarget target="o-exampleorgid" rootId="r-ab12" meta={whole} onClose={close} />, {
    wrapper: WithRouter,
  });
  expect(screen.getByRole("heading", { name: "This is the organization's id" })).toBeDefined();
  expect(screen.getByText("r-ab12")).toBeDefined();
  expect(screen.queryByText(/left the organization/)).toBeNull();
});

it("says that a target is not in the organization only where all of it was read", () => {
  const absent = (meta: Parameters<typeof AbsentTarget>[0]["meta"]) => (
    <AbsentTarget target="111122223333" rootId="r-ab12" meta={meta} onClose={close} />
  );
  const { rerender } = render(absent(whole), { wrapper: WithRouter });
  expect(screen.getByRole("heading", { name: "Not in this organization" })).toBeDefined();
  for (const part of ["accounts", "ou-names"] as const) {
    rerender(absent({ complete: true, missingParts: [{ part, failure }] }));
    expect(screen.getByRole("heading").textContent).toBe("Not among what was read of the organization");
    expect(screen.getByText(/may still exist/)).toBeDefined();
  }
});
