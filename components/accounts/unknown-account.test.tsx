// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { WithRouter } from "@/components/ui/testing/with-router";
import { UnknownAccount } from "./unknown-account";

afterEach(cleanup);

const asked = "111122223333";
const lastSeenAt = Date.UTC(2026, 10, 27, 9);
const missedAt = Date.UTC(2026, 10, 27, 10);

it("says of an account that left since when, and what was known of it", () => {
  render(
    <UnknownAccount
      asked={asked}
      readAt={Date.now()}
      isWhole
      departed={{
        accountId: AccountId.parse(asked),
        name: "payments",
        path: "Root › Workloads",
        configuration: "org-baseline",
        lastSeenAt,
        missedAt,
      }}
    />,
    { wrapper: WithRouter },
  );
  expect(screen.getByRole("heading", { name: "payments left the organization" })).toBeDefined();
  expect(
    screen.getByText(/It was in Root › Workloads; its Security Hub configuration was org-baseline/),
  ).toBeDefined();
  const times = [...document.querySelectorAll("time")].map(({ dateTime }) => Date.parse(dateTime));
  expect(times).toEqual([lastSeenAt, missedAt]);
});

it("does not say that an account is no member where accounts are missing", () => {
  render(<UnknownAccount asked={asked} readAt={Date.now()} isWhole={false} />, { wrapper: WithRouter });
  expect(screen.queryByText(/Not in this organization/)).toBeNull();
  expect(screen.getByText(/it may still exist/)).toBeDefined();
});
