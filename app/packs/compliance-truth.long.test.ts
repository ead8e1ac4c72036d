import {
  type ConfigServiceClient,
  DescribeConformancePackComplianceCommand,
  DescribeConformancePacksCommand,
} from "@aws-sdk/client-config-service";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { packSources } from "@/components/packs/columns/pack-column";
import { packsModel, type PacksModel } from "@/components/packs/packs-model";
import { accountPacksView } from "@/components/accounts/account-packs-view";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { complianceOf } from "@/lib/aws-config/compliance/table/placed-compliance";
import { failingAccounts, packRulesOf } from "@/lib/aws-config/compliance/table/pack-rules";
import { AccountId } from "@/lib/core/identifiers";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  complianceWhen,
  packsWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { withTestDatabase } from "@/lib/testing/test-database";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";

withTestDatabase();

/** What the rules of a pack in an account come to, in the words of AWS's documentation. */
interface Truth {
  readonly outcome: "NON_COMPLIANT" | "COMPLIANT" | "INSUFFICIENT_DATA";
  readonly failing: readonly string[];
  readonly rules: number;
}

let collector: CollectorUnderTest;
let model: PacksModel;
let compliance: ComplianceSnapshot;
/** `account pack` → what the account itself says of its rules. */
const truth = new Map<string, Truth>();

beforeAll(async () => {
  collector = await collectorUnderTest();
  await collector.seed({ accounts: 60, ous: 12, seed: 5 });
  collector.start();
  collector.startPacks();
  collector.startCompliance();
  const organization = await snapshotWhen(({ meta }) => meta.complete);
  const packs = await packsWhen(({ meta }) => meta.complete);
  compliance = await complianceWhen(({ meta }) => meta.complete);
  await collector.stop();
  model = packsModel(packs, organization, { compliance: compliance });
  const { tree } = organization;
  const isActive = (node: number) => tree.state[node] === accountStates.indexOf("ACTIVE");
  // A suspended account can't be asked; the packs of this world could not be deployed to one.
  for (const accountId of tree.ids.filter((id, node) => AccountId.safeParse(id).success && isActive(node))) {
    const { config } = await sandboxClients(collector.endpoint, { accountId });
    for (const { name } of packs.meta.packs) {
      const own = await rulesOf(config, name);
      if (own !== undefined) truth.set(`${accountId} ${name}`, own);
    }
  }
}, 120_000);
afterAll(async () => {
  await collector.close();
  vi.unstubAllEnvs();
});

async function rulesOf(config: ConfigServiceClient, name: string): Promise<Truth | undefined> {
  const { ConformancePackDetails = [] } = await config.send(new DescribeConformancePacksCommand({}));
  const pattern = new RegExp(`^OrgConformsPack-${name}-[a-z0-9]{8}$`);
  const pack = ConformancePackDetails.find(({ ConformancePackName = "" }) =>
    pattern.test(ConformancePackName),
  );
  if (pack === undefined) return undefined;
  const { ConformancePackName } = pack;
  const answer = await config.send(new DescribeConformancePackComplianceCommand({ ConformancePackName }));
  const rules = answer.ConformancePackRuleComplianceList ?? [];
  const of = (type: string) => rules.filter(({ ComplianceType }) => ComplianceType === type);
  const failing = of("NON_COMPLIANT").map(({ ConfigRuleName = "" }) => ConfigRuleName);
  const kept = of("COMPLIANT").length > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";
  return { outcome: failing.length > 0 ? "NON_COMPLIANT" : kept, failing, rules: rules.length };
}

/** Every node with the accounts below it, found from each account upwards. */
function accountsBelow(): ReadonlyMap<number, readonly string[]> {
  const { tree } = model.placed;
  const below = new Map<number, string[]>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    for (let at = tree.parent[node] ?? -1; at >= 0; at = tree.parent[at] ?? -1) {
      const found = below.get(at) ?? [];
      below.set(at, [...found, tree.ids[node] ?? ""]);
    }
  }
  return below;
}

it("each account comes out in each pack as its own rules do", () => {
  const { tree } = model.placed;
  expect(new Set([...truth.values()].map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    const accountId = tree.ids[node] ?? "";
    const page = accountPacksView(model.packs, AccountId.parse(accountId), compliance);
    model.packs.meta.packs.forEach(({ name }, pack) => {
      const own = truth.get(`${accountId} ${name}`);
      const shown = complianceOf(model.compliance?.placed, pack, node);
      expect(shown.type, `${accountId} ${name}`).toBe(own?.outcome);
      expect(shown.nonCompliant ?? 0).toBe(own?.failing.length ?? 0);
      if (own !== undefined) expect(shown.total).toBe(own.rules);
      expect(page.packs[pack]?.compliance).toEqual(shown);
    });
  }
});

it("each pack counts in the organization and below each OU what its accounts come to", () => {
  const sources = packSources(model.packs, (pack) => model.compliance?.counts(pack, 0));
  const below = accountsBelow();
  model.packs.meta.packs.forEach(({ name }, pack) => {
    for (const [unit, accounts] of below) {
      const outcomes = accounts.map((id) => truth.get(`${id} ${name}`)?.outcome);
      const count = (wanted: string | undefined) => outcomes.filter((outcome) => outcome === wanted).length;
      expect(model.compliance?.counts(pack, unit)).toEqual({
        nonCompliant: count("NON_COMPLIANT"),
        compliant: count("COMPLIANT"),
        insufficientData: count("INSUFFICIENT_DATA"),
        ...{ unknown: 0, notEvaluated: 0, notCovered: 0, notRead: 0 },
        withoutPack: count(undefined),
      });
    }
    expect(sources[pack]?.compliance).toEqual(model.compliance?.counts(pack, 0));
  });
});

it("each rule fails in the accounts that say so", () => {
  for (const { name } of model.packs.meta.packs) {
    const rules = packRulesOf(compliance, name);
    if (rules === undefined) throw new Error(`There are no rules of ${name}.`);
    const expected = new Map<string, string[]>();
    for (const [key, { failing }] of truth) {
      const [accountId = "", pack] = key.split(" ");
      if (pack !== name) continue;
      for (const ruleName of failing) {
        const rule = ruleName.replace(/-conformance-pack-[a-z0-9]+$/, "");
        expected.set(rule, [...(expected.get(rule) ?? []), accountId].sort());
      }
    }
    for (const rule of rules.rules)
      expect(
        failingAccounts(rules, rule).map(({ accountId }) => accountId),
        rule,
      ).toEqual(expected.get(rule) ?? []);
    expect([...expected.keys()].filter((rule) => !rules.rules.includes(rule))).toEqual([]);
  }
});

it("an aggregator of some accounts leaves the others not covered, which is not compliant", () => {
  const { aggregator } = compliance.meta;
  if (aggregator === undefined) throw new Error("There is no aggregator.");
  const [covered] = compliance.accountIds;
  const meta = {
    ...compliance.meta,
    aggregator: { name: aggregator.name, accountIds: covered === undefined ? [] : [covered] },
  };
  const without = compliance.columns.map((columns) => ({
    ...columns,
    type: columns.type.map((type, row) => (compliance.accountIds[row] === covered ? type : 0)),
  }));
  const some = packsModel(model.packs, model.organization, {
    compliance: { ...compliance, meta, columns: without },
  });
  const [counts, all] = [some.compliance?.counts(0, 0), model.compliance?.counts(0, 0)];
  const evaluated = (all?.compliant ?? 0) + (all?.nonCompliant ?? 0) + (all?.insufficientData ?? 0);
  expect(counts?.notCovered).toBe(evaluated - 1);
  expect((counts?.compliant ?? 0) + (counts?.nonCompliant ?? 0) + (counts?.insufficientData ?? 0)).toBe(1);
});
