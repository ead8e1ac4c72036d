import { describe, expect, it } from "vitest";
import { type FailedTarget, likelyCauses } from "./failure-causes";

const account: FailedTarget = {
  kind: "account",
  state: "ACTIVE",
  isManagementAccount: false,
  message: undefined,
  failedBelow: 0,
};

describe("likelyCauses", () => {
  it.each<[string, Partial<FailedTarget>, RegExp]>([
    ["a suspended account", { state: "SUSPENDED" }, /suspended or closed/],
    ["the management account", { isManagementAccount: true }, /management account/],
    ["a message about the recorder", { message: "AWS Config is not recording in eu-west-1." }, /AWS Config/],
    ["a message about an opt-in Region", { message: "An opt-in Region is missing." }, /opt-in Region/],
    [
      "a message that names the opt-in Region",
      { message: "The delegated administrator has not enabled the opt-in Region af-south-1." },
      /^Opt-in Region af-south-1 is not enabled/,
    ],
    [
      "a message about the recorder in a Region",
      { message: "Not recording in Region eu-west-1." },
      /AWS Config/,
    ],
    ["an OU with failed accounts", { kind: "ou", failedBelow: 3 }, /Accounts below failed/],
    ["an OU whose accounts have recovered", { kind: "ou", failedBelow: 0 }, /recovered/],
  ])("puts first what fits %s", (_, change, title) => {
    const [first] = likelyCauses({ ...account, ...change });
    expect(first?.likely).toBe(true);
    expect(first?.title).toMatch(title);
  });

  it("names every reason that an active member account can have where nothing points to one", () => {
    const causes = likelyCauses(account);
    expect(causes).toHaveLength(3);
    expect(causes.some(({ likely }) => likely)).toBe(false);
  });
});
