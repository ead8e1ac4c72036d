// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { FrameContext } from "@/components/frame/frame-context";
import { WithRouter } from "@/components/ui/testing/with-router";
import { Connection } from "@/lib/connection/connection";
import { NoAggregators } from "./no-aggregators";

afterEach(cleanup);
const nothing = () => undefined;

function draw(connection: unknown) {
  const frame = {
    connection: Connection.parse(connection),
    user: { name: "Ada", role: "administrator" },
    connections: [],
    indicator: null,
    isPaletteOpen: false,
    ...{ openPalette: nothing, openKeyboardHelp: nothing, openNavigation: nothing },
  };
  render(
    <FrameContext value={frame}>
      <NoAggregators regions={["eu-west-1", "eu-central-1"]} />
    </FrameContext>,
    { wrapper: WithRouter },
  );
}

it("says that this account has none, that others can’t be seen, and which accounts may have some", () => {
  draw({
    region: "eu-west-1",
    organization: { id: "o-exampleorgid", managementAccountId: "111122223333" },
    configAdministrators: [{ id: "444455556666", name: "audit" }],
  });
  expect(screen.getByText("No aggregators in this account")).toBeDefined();
  expect(screen.getByText(/Aggregators of other accounts can't be seen from this one/)).toBeDefined();
  expect(
    screen.getByText(
      /management account \(111122223333\) or the delegated administrator of AWS Config audit \(444455556666\)/,
    ),
  ).toBeDefined();
  expect(screen.getByText(/looked in eu-west-1, eu-central-1/)).toBeDefined();
});

it("names no account where the organization is not visible to this one", () => {
  draw({ region: "eu-west-1" });
  expect(screen.getByText(/an organization's are in the management account\./)).toBeDefined();
});
