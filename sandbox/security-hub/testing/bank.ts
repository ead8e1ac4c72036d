import { emptyWorld } from "../../world/empty-world";
import type { SandboxAccount, World } from "../../world/world";

/**
 * A little bank:
 *
 *     root ── management
 *      ├─ security ── administrator
 *      ├─ workloads ── shared
 *      │   └─ payments ── ledger, cards
 *      └─ sandbox ── playground
 */
export const bank = {
  root: "r-bank",
  security: "ou-bank-security1",
  workloads: "ou-bank-workload1",
  payments: "ou-bank-payments1",
  sandbox: "ou-bank-sandbox01",
  management: "100000000001",
  administrator: "100000000002",
  shared: "100000000003",
  ledger: "100000000004",
  cards: "100000000005",
  playground: "100000000006",
  linkedOptInRegion: "af-south-1",
} as const;

/** The bank under central configuration, with two policies, `strict` and `light`, and `off`, which disables Security Hub. */
export function bankWorld(): World {
  const world = emptyWorld({ caller: bank.administrator, settleMs: 20_000 });
  world.organization = {
    id: "o-bankbankba",
    managementAccountId: bank.management,
    featureSet: "ALL",
    rootId: bank.root,
    rootName: "Root",
  };
  const units = [
    [bank.security, "Security", bank.root],
    [bank.workloads, "Workloads", bank.root],
    [bank.payments, "Payments", bank.workloads],
    [bank.sandbox, "Sandbox", bank.root],
  ] as const;
  for (const [id, name, parentId] of units) world.organizationalUnits.set(id, { id, name, parentId });
  const accounts = [
    account(bank.management, "management", bank.root),
    account(bank.administrator, "administrator", bank.security),
    account(bank.shared, "shared", bank.workloads),
    account(bank.ledger, "ledger", bank.payments),
    account(bank.cards, "cards", bank.payments),
    account(bank.playground, "playground", bank.sandbox),
  ];
  for (const member of accounts) world.accounts.set(member.id, member);
  world.securityHub.delegatedAdministratorId = bank.administrator;
  world.securityHub.findingAggregator = {
    arn: `arn:aws:securityhub:eu-west-1:${bank.administrator}:finding-aggregator/00000000-0000-4000-a000-000000000000`,
    homeRegion: "eu-west-1",
    regionLinkingMode: "SPECIFIED_REGIONS",
    regions: ["eu-central-1", bank.linkedOptInRegion],
  };
  Object.assign(world.securityHub.configuration, {
    configurationType: "CENTRAL",
    autoEnableStandards: "NONE",
  });
  for (const [name, id] of Object.entries(policies)) {
    world.securityHub.policies.set(id, {
      id,
      arn: `arn:aws:securityhub:eu-west-1:${bank.administrator}:configuration-policy/${id}`,
      name,
      description: undefined,
      createdAt: 0,
      updatedAt: 0,
      configurationPolicy: name === "off" ? { SecurityHub: { ServiceEnabled: false } } : enabling,
      tags: new Map(),
    });
  }
  return world;
}

export const policies = {
  strict: "11111111-1111-4111-a111-111111111111",
  light: "22222222-2222-4222-a222-222222222222",
  off: "33333333-3333-4333-a333-333333333333",
} as const;

const enabling = {
  SecurityHub: {
    ServiceEnabled: true,
    EnabledStandardIdentifiers: [
      "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
    ],
    SecurityControlsConfiguration: { DisabledSecurityControlIdentifiers: [] },
  },
};

/** Changes an account's facts, such as `configRecorderOn`. */
export function alter(world: World, accountId: string, facts: Partial<SandboxAccount>): void {
  const known = world.accounts.get(accountId);
  if (known === undefined) throw new Error(`There is no account ${accountId}.`);
  Object.assign(known, facts);
}

function account(id: string, name: string, parentId: string): SandboxAccount {
  return {
    id,
    name,
    email: `aws+${name}@bank.example`,
    state: "ACTIVE",
    parentId,
    joinedMethod: "CREATED",
    joinedAt: 0,
    configRecorderOn: true,
    securityHubEnabled: true,
    missingOptInRegion: undefined,
    hasForeignMembers: false,
  };
}
