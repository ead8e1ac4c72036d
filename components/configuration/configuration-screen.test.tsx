// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FrameContext } from "@/components/frame/frame-context";
import { WithRouter } from "@/components/ui/testing/with-router";
import { Connection } from "@/lib/connection/connection";
import { createQueryClient } from "@/lib/query/query-client";
import { ConfigurationScreen } from "./configuration-screen";

const caller = "444455556666";
const connection = Connection.parse({
  region: "eu-west-1",
  caller: { accountId: caller, arn: `arn:aws:iam::${caller}:role/canopy`, partition: "aws" },
  organization: { id: "o-exampleorgid", managementAccountId: "111122223333" },
  securityHubAdministrators: [],
});

/** What AWS has while central configuration is set up elsewhere, one step after the other. */
const set = { administrators: [] as unknown[], findingAggregator: null as unknown };

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  // The lock of the tab that holds the stream of news; happy-dom has none, and no stream either.
  const locks = { request: () => new Promise(() => undefined), query: () => Promise.resolve({}) };
  Object.defineProperty(navigator, "locks", { configurable: true, value: locks });
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      Response.json({
        readAt: Date.now(),
        isLive: true,
        configuration: {
          ok: true,
          value: { configurationType: "LOCAL", autoEnable: true, status: "ENABLED" },
        },
        findingAggregator: { ok: true, value: set.findingAggregator },
        administrators: { ok: true, value: set.administrators },
      }),
    ),
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("follows what is set up elsewhere, and offers CENTRAL when everything is there", async () => {
  const nothing = () => undefined;
  const frame = {
    connection,
    user: { name: "Ada", role: "administrator" },
    connections: [],
    indicator: null,
    isPaletteOpen: false,
    ...{ openPalette: nothing, openKeyboardHelp: nothing, openNavigation: nothing },
  };
  render(
    <QueryClientProvider client={createQueryClient()}>
      <FrameContext value={frame}>
        <ConfigurationScreen recorded={undefined} region={connection.region} />
      </FrameContext>
    </QueryClientProvider>,
    { wrapper: WithRouter },
  );
  await pass(100);
  act(() => {
    screen.getByRole("radio", { name: /CENTRAL/ }).click();
  });
  const requirement = (title: RegExp) =>
    within(screen.getByRole("list", { name: "What it needs" }))
      .getAllByRole("listitem")
      .find(({ textContent }) => title.test(textContent))?.textContent;
  const submit = () => screen.getByRole("button", { name: "Review and change…" });
  expect(requirement(/delegated administrator/)).toMatch(/^Missing/);
  expect(requirement(/There is a finding aggregator/)).toMatch(/^Missing/);
  expect(submit().matches(":disabled, [aria-disabled=true]")).toBe(true);

  set.administrators = [{ id: caller, name: "security" }];
  await pass(10_500);
  expect(requirement(/delegated administrator/)).toMatch(/^Met/);
  expect(requirement(/There is a finding aggregator/)).toMatch(/^Missing/);

  set.findingAggregator = {
    arn: `arn:aws:securityhub:eu-west-1:${caller}:finding-aggregator/example`,
    homeRegion: "eu-west-1",
    regionLinkingMode: "ALL_REGIONS",
    regions: [],
  };
  await pass(10_500);
  expect(requirement(/There is a finding aggregator/)).toMatch(/^Met/);
  expect(submit().matches(":disabled, [aria-disabled=true]")).toBe(false);
});
