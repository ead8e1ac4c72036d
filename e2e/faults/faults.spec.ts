import { axe } from "../fixtures/axe";
import type { FaultEffect } from "../fixtures/sandbox-control";
import { expect, test } from "../fixtures/test-behind-proxy";
import { places, team } from "../fixtures/worlds";
import { organizationPage } from "../journeys/organization";

test.use({ world: team });

interface ReadFault {
  readonly operation: string;
  readonly fault: FaultEffect;
  /** What the banner above the tree says, and what it says when it is unfolded. */
  readonly title: string;
  readonly details: readonly string[];
}

const refused = (code: string, message: string, members = {}): FaultEffect => ({
  kind: "error",
  code,
  message,
  members,
});

const readFaults: readonly (readonly [what: string, fault: ReadFault])[] = [
  [
    "forbidden: a permission is missing",
    {
      operation: "ListConfigurationPolicies",
      fault: { kind: "deny" },
      title: "Not everything could be read: configuration policies.",
      details: ["A permission is missing", "not authorized to perform", "AccessDeniedException (403)"],
    },
  ],
  [
    "forbidden: the wrong caller",
    {
      operation: "DescribeOrganizationConfiguration",
      fault: refused("InvalidAccessException", "Account 404555978814 is not subscribed to AWS Security Hub"),
      title: "Not everything could be read: organization configuration.",
      details: ["Security Hub CSPM is not enabled here", "InvalidAccessException (401)"],
    },
  ],
  [
    "not found",
    {
      operation: "GetFindingAggregator",
      fault: refused("ResourceNotFoundException", "The aggregator was deleted."),
      title: "Not everything could be read: finding aggregator.",
      details: ["It does not exist, or no longer", "The aggregator was deleted."],
    },
  ],
  [
    "invalid input",
    {
      operation: "ListConfigurationPolicies",
      fault: refused("InvalidInputException", "MaxResults is not accepted."),
      title: "Not everything could be read: configuration policies.",
      details: ["The input was not accepted", "MaxResults is not accepted."],
    },
  ],
  [
    "limit reached",
    {
      operation: "ListDelegatedAdministrators",
      fault: refused("ConstraintViolationException", "Too many administrators.", {
        Reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      }),
      title: "Not everything could be read: delegated administrators.",
      details: ["AWS quota exceeded", "Too many administrators."],
    },
  ],
  [
    "precondition",
    {
      operation: "DescribeOrganization",
      fault: refused("AWSOrganizationsNotInUseException", "Your account is not a member of an organization."),
      title: "This account belongs to no organization.",
      details: ["AWSOrganizationsNotInUseException"],
    },
  ],
  [
    "unavailable: a change is under way elsewhere",
    {
      operation: "DescribeOrganization",
      fault: refused("ConcurrentModificationException", "It conflicts with another attempt."),
      title: "The organization is being changed.",
      details: ["ConcurrentModificationException"],
    },
  ],
  [
    "unavailable: AWS fails on its side",
    {
      operation: "ListAccounts",
      fault: { kind: "server-error", status: 500 },
      title: "AWS could not answer.",
      details: ["organizations:ListAccounts"],
    },
  ],
  [
    "unavailable: the connection drops",
    {
      operation: "ListAccounts",
      fault: { kind: "drop" },
      title: "No answer.",
      details: ["the connection was dropped"],
    },
  ],
  [
    "unavailable: a body that ends in the middle",
    {
      operation: "ListConfigurationPolicyAssociations",
      fault: { kind: "malformed-body" },
      title: "Something answered, but not as AWS does.",
      details: ["HTTP 200"],
    },
  ],
  [
    "unavailable: no answer in time",
    {
      operation: "ListRoots",
      fault: { kind: "latency", ms: 3_000 },
      title: "No answer.",
      details: ["no answer came in time"],
    },
  ],
  [
    "throttled",
    {
      operation: "ListConfigurationPolicyAssociations",
      fault: { kind: "throttle" },
      title: "AWS is throttling requests.",
      details: ["LimitExceededException (429)"],
    },
  ],
];

test("what AWS does not give while the organization is read is said above a tree that stays", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, summaryBar } = organization;
  const names = await tree.names();
  for (const [what, { operation, fault, title, details }] of readFaults) {
    await test.step(what, async () => {
      await sandbox.faults.on(operation, fault);
      await summaryBar.refreshButton.click();
      const notice = organization.notice(title);
      await expect(notice).toBeVisible();
      await notice.locator("summary").click();
      for (const detail of details) await expect(notice).toContainText(detail);
      await tree.expectNames(names);
      await sandbox.faults.clear();
      await organization.refresh();
      await expect(notice).toBeHidden();
      await tree.expectNames(names);
      await expect(tree.row("Workloads")).toContainText("org-baseline");
    });
  }
});

test("AWS refuses the credentials, or answers with an undocumented error, and the tree stays", async ({
  page,
  awsProxy,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, summaryBar } = organization;
  const policies = /^GET \/configurationPolicy\/list/;
  const cases = [
    {
      exception: { name: "ExpiredTokenException", message: "The security token is expired", status: 403 },
      title: "Not everything could be read: configuration policies.",
      details: ["Canopy has no valid AWS credentials", "The AWS credentials of this server have expired."],
    },
    {
      // No answer to the question: what was read before is better, and stays.
      exception: { name: "BrandNewException", message: "Secret text of AWS's insides.", status: 400 },
      title: "Unexpected error.",
      details: ["securityhub:ListConfigurationPolicies", "reference"],
    },
  ];
  for (const { exception, title, details } of cases) {
    awsProxy.answer(policies, exception);
    await summaryBar.refreshButton.click();
    const notice = organization.notice(title);
    await expect(notice).toBeVisible();
    await notice.locator("summary").click();
    for (const detail of details) await expect(notice).toContainText(detail);
    await expect(notice).not.toContainText("Secret text");
    await expect(tree.row("Workloads")).toBeVisible();
    awsProxy.passEverything();
    await organization.refresh();
    await expect(notice).toBeHidden();
  }
});

test("a storm of throttling costs time and nothing else @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await sandbox.faults.on("ListConfigurationPolicyAssociations", { kind: "throttle" }, { times: 4 });
  await sandbox.faults.on("ListAccounts", { kind: "throttle" }, { times: 4, after: 2 });
  await sandbox.faults.on("ListOrganizationalUnitsForParent", { kind: "throttle" }, { times: 3, after: 1 });
  await canopy.startAfresh();
  const organization = organizationPage(page);
  await organization.open();
  const world = await sandbox.world();
  await expect.poll(() => organization.summaryBar.count("accounts")).toBe(world.accounts);
  await expect(organization.notice(/could not be read|Not everything/)).toBeHidden();
  expect((await sandbox.calls.count())["organizations:ListAccounts"]).toMatchObject({ errors: 4 });
});

test("without associations the tree says what it cannot see", async ({ page, sandbox }) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, summaryBar } = organization;
  await sandbox.faults.on("ListConfigurationPolicyAssociations", { kind: "deny" });
  await organization.refresh();
  await expect(organization.notice("Not everything could be read: associations.")).toBeVisible();
  await expect(tree.row("Workloads")).toContainText("Not visible");
  await expect(tree.row("Workloads")).not.toContainText("Not governed");
  await expect(summaryBar.figure("not visible")).toBeVisible();
  await expect(summaryBar.figure("not governed")).toBeHidden();
  await axe(page);
});

test("accounts that cannot be read leave the OUs, and an empty page is not the end", async ({
  page,
  sandbox,
}) => {
  const organization = organizationPage(page);
  await organization.open();
  const { tree, summaryBar } = organization;
  const accounts = await summaryBar.count("accounts");
  await sandbox.faults.on("ListAccounts", { kind: "deny" });
  await organization.refresh();
  await expect(organization.notice("Not everything could be read: accounts.")).toBeVisible();
  await tree.openBranch("Workloads");
  await expect(tree.row(places.payments)).toBeVisible();

  await sandbox.faults.clear();
  await sandbox.faults.on("ListAccounts", { kind: "empty-page" }, { times: 1, after: 1 });
  await sandbox.faults.on(
    "ListConfigurationPolicyAssociations",
    { kind: "empty-page" },
    { times: 1, after: 1 },
  );
  await organization.refresh();
  await expect.poll(() => summaryBar.count("accounts")).toBe(accounts);
});
