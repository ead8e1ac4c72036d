import { describe, expect, it } from "vitest";
import { alter, bank } from "../../security-hub/testing/bank";
import { accountJoined } from "./new-members";
import { packName, SteppedPacks } from "../testing/stepped-packs";

const hour = 3_600_000;
const { ledger, cards, management } = bank;

describe("a new pack", () => {
  it("is in progress in every account, and done when the clock has moved on", () => {
    const config = new SteppedPacks();
    config.world.config.managementRoleExists = true;
    expect(config.put().OrganizationConformancePackArn).toMatch(
      /^arn:aws:config:eu-west-1:100000000002:organization-conformance-pack\/Baseline-[a-z0-9]{8}$/,
    );
    expect(new Set(Object.values(config.members()))).toEqual(new Set(["CREATE_IN_PROGRESS"]));
    expect(config.status()).toBe("CREATE_IN_PROGRESS");
    config.settle();
    expect(Object.keys(config.members())).toEqual([...config.world.accounts.keys()].sort());
    expect(new Set(Object.values(config.members()))).toEqual(new Set(["CREATE_SUCCESSFUL"]));
    expect(config.status()).toBe("CREATE_SUCCESSFUL");
  });

  it.each<[string, (config: SteppedPacks) => void, string]>([
    ["is suspended", ({ world }) => alter(world, ledger, { state: "SUSPENDED" }), "InactiveAccount"],
    [
      "has no recorder",
      ({ world }) => alter(world, ledger, { configRecorderOn: false }),
      "NoAvailableConfigurationRecorder",
    ],
    [
      "has a recorder that was stopped",
      (config) =>
        config.call(
          "StopConfigurationRecorder",
          { ConfigurationRecorderName: "default" },
          { accountId: ledger },
        ),
      "ConfigurationRecorderStopped",
    ],
    [
      "lacks the service-linked role",
      ({ world }) => world.config.blockers.set(ledger, "service-role-missing"),
      "InsufficientPermissions",
    ],
    [
      "has rules enough",
      ({ world }) => world.config.blockers.set(ledger, "rule-quota"),
      "MaxNumberOfConfigRulesExceeded",
    ],
    [
      "may not read the template",
      ({ world }) => world.config.blockers.set(ledger, "template-access"),
      "TemplateAccessDenied",
    ],
    ["has bad luck", ({ world }) => world.config.blockers.set(ledger, "internal"), "InternalError"],
  ])("fails in an account that %s", (_what, arrange, code) => {
    const config = new SteppedPacks();
    config.world.config.managementRoleExists = true;
    arrange(config);
    config.put();
    expect(config.members()[ledger]).toBe("CREATE_IN_PROGRESS");
    config.settle();
    expect(config.members({ Status: "CREATE_FAILED" })).toEqual({ [ledger]: `CREATE_FAILED ${code}` });
    expect(config.members()[cards]).toBe("CREATE_SUCCESSFUL");
    expect(config.status()).toBe("CREATE_FAILED");
  });

  it("reaches the management account only once that has deployed one itself", () => {
    const config = new SteppedPacks();
    config.put();
    config.settle();
    expect(config.members()[management]).toBe("CREATE_FAILED InsufficientPermissions");
    config.put({}, { accountId: management });
    config.put();
    config.settle();
    expect(config.members()[management]).toBe("CREATE_SUCCESSFUL");
  });

  it("leaves excluded accounts out", () => {
    const config = new SteppedPacks();
    config.put({ ExcludedAccounts: [management, ledger, "999999999999"] });
    config.settle();
    expect(config.members()).not.toHaveProperty(ledger);
    expect(config.members({ AccountId: ledger })).toEqual({});
    expect(config.status()).toBe("CREATE_SUCCESSFUL");
  });
});

describe("the quota of 1,000 rules in an account and Region", () => {
  const rules = (count: number) => ({
    TemplateBody: `Resources:\n${Array.from({ length: count }, (_, n) => `  R${n}: {Type: 'AWS::Config::ConfigRule'}\n`).join("")}`,
    ExcludedAccounts: [management],
  });

  it("counts the rules of all packs there, of both accounts that deploy some", () => {
    const config = new SteppedPacks();
    for (let number = 0; number < 7; number++)
      config.put(
        { OrganizationConformancePackName: `Pack-${number}`, ...rules(130) },
        { accountId: number % 2 === 0 ? management : bank.administrator },
      );
    config.settle();
    config.put({ ...rules(90), ExcludedAccounts: [management, cards] });
    config.settle();
    expect(config.members()[ledger]).toBe("CREATE_SUCCESSFUL");
    config.put(rules(91));
    config.settle();
    expect(config.members()[ledger]).toBe("UPDATE_FAILED MaxNumberOfConfigRulesExceeded");
    expect(config.members()[cards]).toBe("CREATE_FAILED MaxNumberOfConfigRulesExceeded");
    config.put(rules(90));
    config.settle();
    expect(config.status()).toBe("UPDATE_SUCCESSFUL");
  });
});

describe("changing a pack", () => {
  it("is refused while something is in progress", () => {
    const config = new SteppedPacks();
    config.put();
    expect(config.refusalOfPut({})).toMatch(/^ResourceInUseException/);
    expect(
      config.refusal("DeleteOrganizationConformancePack", { OrganizationConformancePackName: packName }),
    ).toMatch(/^ResourceInUseException/);
    config.settle();
    config.put();
    expect(config.status()).toBe("UPDATE_IN_PROGRESS");
  });

  it("updates where it was, creates where it was not, and deletes where it is excluded now", () => {
    const config = new SteppedPacks();
    alter(config.world, bank.shared, { configRecorderOn: false });
    config.put({ ExcludedAccounts: [management, ledger] });
    config.settle();
    alter(config.world, bank.shared, { configRecorderOn: true });
    config.put({ ExcludedAccounts: [management, cards] });
    expect(config.members()).toMatchObject({ [cards]: "DELETE_IN_PROGRESS", [ledger]: "CREATE_IN_PROGRESS" });
    config.settle();
    expect(config.members()).toEqual({
      [bank.administrator]: "UPDATE_SUCCESSFUL",
      [bank.shared]: "CREATE_SUCCESSFUL",
      [ledger]: "CREATE_SUCCESSFUL",
      [cards]: "DELETE_SUCCESSFUL",
      [bank.playground]: "UPDATE_SUCCESSFUL",
    });
    expect(config.status()).toBe("UPDATE_SUCCESSFUL");
  });

  it("fails with UPDATE_FAILED where the facts have changed", () => {
    const config = new SteppedPacks();
    config.put({ ExcludedAccounts: [management] });
    config.settle();
    alter(config.world, ledger, { state: "CLOSED" });
    expect(config.members()[ledger]).toBe("CREATE_SUCCESSFUL");
    config.put({ ExcludedAccounts: [management] });
    config.settle();
    expect(config.members()[ledger]).toBe("UPDATE_FAILED InactiveAccount");
    expect(config.status()).toBe("UPDATE_FAILED");
  });

  it("can be done to a pack that is said to be in progress for ever", () => {
    const config = new SteppedPacks();
    config.put({ ExcludedAccounts: [management] });
    for (const pack of config.world.config.packs.values()) pack.isStuckInProgress = true;
    config.advance(1_000 * hour);
    expect(config.status()).toBe("CREATE_IN_PROGRESS");
    expect(config.members({ Status: "CREATE_IN_PROGRESS" })).toEqual({});
    config.put({ ExcludedAccounts: [management] });
  });
});

describe("deleting a pack", () => {
  it("takes a while, and then there is none", () => {
    const config = new SteppedPacks();
    config.put();
    config.settle();
    config.delete();
    expect(config.status()).toBe("DELETE_IN_PROGRESS");
    expect(config.members()[ledger]).toBe("DELETE_IN_PROGRESS");
    config.settle();
    const names = { OrganizationConformancePackNames: [packName] };
    expect(config.refusal("DescribeOrganizationConformancePacks", names)).toBe(
      "NoSuchOrganizationConformancePackException: One or more organization conformance packs with specified names are not present. Ensure your names are correct and try your request again later.",
    );
    expect(
      config.refusal("DeleteOrganizationConformancePack", { OrganizationConformancePackName: packName }),
    ).toBe(
      "NoSuchOrganizationConformancePackException: Could not find an OrganizationConformancePack for given request with resourceName Baseline",
    );
    config.put();
    expect(config.status()).toBe("CREATE_IN_PROGRESS");
  });

  it("keeps the pack listed where it fails, until it is tried again", () => {
    const config = new SteppedPacks();
    config.world.config.blockers.set(ledger, "remediation-in-progress");
    config.put();
    config.settle();
    config.delete();
    config.settle();
    expect(config.members()).toMatchObject({
      [ledger]: "DELETE_FAILED ResourceInUse",
      [cards]: "DELETE_SUCCESSFUL",
    });
    expect(config.status()).toBe("DELETE_FAILED");
    config.delete();
    config.settle();
    expect(config.call("DescribeOrganizationConformancePacks").OrganizationConformancePacks).toEqual([]);
  });

  it("can be undone by another Put where it has failed", () => {
    const config = new SteppedPacks();
    config.world.config.blockers.set(ledger, "remediation-in-progress");
    config.put();
    config.settle();
    config.delete();
    config.settle();
    config.put();
    expect(config.members()).toMatchObject({ [ledger]: "UPDATE_IN_PROGRESS", [cards]: "CREATE_IN_PROGRESS" });
  });
});

describe("an account that joins", () => {
  const newcomer = "100000000009";

  function withNewcomer(configRecorderOn: boolean): SteppedPacks {
    const config = new SteppedPacks();
    config.put({ ExcludedAccounts: [management] });
    config.advance(hour);
    const like = config.world.accounts.get(cards);
    if (like !== undefined) config.world.accounts.set(newcomer, { ...like, id: newcomer, configRecorderOn });
    accountJoined(config.world, config.clock, newcomer);
    return config;
  }

  it("gets the packs that there are, and the pack is updated by that", () => {
    const config = withNewcomer(true);
    expect(config.members()[newcomer]).toBe("CREATE_IN_PROGRESS");
    expect(config.status()).toBe("UPDATE_IN_PROGRESS");
    config.settle();
    expect(config.members()[newcomer]).toBe("CREATE_SUCCESSFUL");
    expect(config.status()).toBe("UPDATE_SUCCESSFUL");
  });

  it("is retried for seven hours where it has no recorder, and not any longer", () => {
    const config = withNewcomer(false);
    config.advance(7 * hour - 1);
    expect(config.members()[newcomer]).toBe("CREATE_IN_PROGRESS");
    config.advance(1);
    expect(config.members()[newcomer]).toBe("CREATE_FAILED NoAvailableConfigurationRecorder");
    expect(config.status()).toBe("UPDATE_FAILED");
    startRecorder(config);
    config.settle();
    expect(config.members()[newcomer]).toBe("CREATE_FAILED NoAvailableConfigurationRecorder");
  });

  it("gets them as soon as its recorder starts in time", () => {
    const config = withNewcomer(false);
    config.advance(3 * hour);
    startRecorder(config);
    config.settle();
    expect(config.members()[newcomer]).toBe("CREATE_SUCCESSFUL");
  });

  it("has no row any more when it has left", () => {
    const config = withNewcomer(true);
    config.settle();
    config.world.accounts.delete(newcomer);
    expect(config.members()).not.toHaveProperty(newcomer);
    expect(config.status()).toBe("UPDATE_SUCCESSFUL");
  });

  function startRecorder(config: SteppedPacks): void {
    const roleARN = `arn:aws:iam::${newcomer}:role/config`;
    const place = { accountId: newcomer };
    config.call("PutConfigurationRecorder", { ConfigurationRecorder: { roleARN } }, place);
    config.call("StartConfigurationRecorder", { ConfigurationRecorderName: "default" }, place);
  }
});
