import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListDelegatedAdministratorsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";
import { textWith } from "../testing/text-with";

describe("reading an organization", () => {
  let sandbox: Sandbox;
  let client: OrganizationsClient;
  let rootId: string;
  let managementAccountId: string;
  let administratorId: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ accounts: 90, ous: 12, seed: 3 });
    client = (await sandboxClients(sandbox.url)).organizations;
    const world = await sandboxControl(sandbox.url).world();
    ({ rootId, managementAccountId, defaultCaller: administratorId } = world);
  });

  afterAll(async () => {
    const { invalidResponses } = await sandboxControl(sandbox.url).calls();
    await sandbox.close();
    expect(invalidResponses).toBe(0);
  });

  it("shows the organization, its root and its delegated administrators", async () => {
    const { Organization } = await client.send(new DescribeOrganizationCommand({}));
    expect(Organization).toMatchObject({ FeatureSet: "ALL", MasterAccountId: managementAccountId });
    const { Roots } = await client.send(new ListRootsCommand({}));
    expect(Roots).toMatchObject([{ Id: rootId, Name: "Root" }]);
    const ServicePrincipal = "securityhub.amazonaws.com";
    const { DelegatedAdministrators } = await client.send(
      new ListDelegatedAdministratorsCommand({ ServicePrincipal }),
    );
    expect(DelegatedAdministrators).toMatchObject([
      { Id: administratorId, State: "ACTIVE", Status: "ACTIVE" },
    ]);
    const none = await client.send(
      new ListDelegatedAdministratorsCommand({ ServicePrincipal: "fms.amazonaws.com" }),
    );
    expect(none.DelegatedAdministrators).toEqual([]);
  });

  it("lists every account once, in pages of twenty, each with its way from the root", async () => {
    const seen = new Map<string, string>();
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
      expect(Accounts.length).toBeLessThanOrEqual(20);
      for (const { Id = "", Paths = [] } of Accounts) {
        expect(seen.has(Id)).toBe(false);
        expect(Paths).toHaveLength(1);
        expect(Paths[0]).toMatch(new RegExp(`^o-\\w+/${rootId}/(?:ou-[\\w-]+/)*${Id}/$`));
        seen.set(Id, Paths[0] ?? "");
      }
    }
    expect(seen.size).toBe(90);
  });

  it("says the same about the tree from whichever side it is asked", async () => {
    const accounts: string[] = [];
    const units: string[] = [];
    async function walk(ParentId: string): Promise<void> {
      const children: string[] = [];
      for await (const page of paginateListAccountsForParent({ client }, { ParentId })) {
        for (const { Id = "" } of page.Accounts ?? []) {
          accounts.push(Id);
          children.push(Id);
        }
      }
      const { Children: listed = [] } = await client.send(
        new ListChildrenCommand({ ParentId, ChildType: "ACCOUNT", MaxResults: 20 }),
      );
      expect(listed.map(({ Id }) => Id)).toEqual(children.slice(0, 20));
      for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId })) {
        for (const unit of page.OrganizationalUnits ?? []) {
          const { Id: unitId = "", Path } = unit;
          units.push(unitId);
          expect(Path?.endsWith(`${ParentId}/${unitId}/`)).toBe(true);
          const described = await client.send(
            new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: unitId }),
          );
          expect(described.OrganizationalUnit).toEqual(unit);
          const { Parents } = await client.send(new ListParentsCommand({ ChildId: unitId }));
          expect(Parents).toMatchObject([{ Id: ParentId }]);
          await walk(unitId);
        }
      }
    }
    await walk(rootId);
    expect(new Set(accounts).size).toBe(90);
    expect(units).toHaveLength(12);
    const [first = ""] = accounts;
    const { Account } = await client.send(new DescribeAccountCommand({ AccountId: first }));
    expect(Account?.Id).toBe(first);
  });

  it("takes a token back only for the list it came from", async () => {
    const { NextToken } = await client.send(new ListAccountsCommand({ MaxResults: 5 }));
    expect(NextToken).toBeDefined();
    const refused = { name: "InvalidInputException", Reason: "INVALID_NEXT_TOKEN" };
    await expect(
      client.send(new ListAccountsCommand({ NextToken: `${NextToken ?? ""}A` })),
    ).rejects.toMatchObject(refused);
    await expect(
      client.send(new ListAccountsForParentCommand({ ParentId: rootId, NextToken })),
    ).rejects.toMatchObject(refused);
    const next = await client.send(new ListAccountsCommand({ MaxResults: 3, NextToken }));
    expect(next.Accounts).toHaveLength(3);
  });

  it("refuses what the model forbids, with the reason and the member", async () => {
    await expect(client.send(new ListAccountsCommand({ MaxResults: 21 }))).rejects.toMatchObject({
      name: "InvalidInputException",
      Reason: "MAX_VALUE_EXCEEDED",
      message: textWith("'maxResults'"),
      $metadata: { httpStatusCode: 400 },
    });
    await expect(client.send(new DescribeAccountCommand({ AccountId: "12" }))).rejects.toMatchObject({
      name: "InvalidInputException",
      Reason: "INVALID_PATTERN",
      message: "You provided a value that does not match the required pattern.",
    });
    await expect(client.send(new DescribeAccountCommand({ AccountId: undefined }))).rejects.toMatchObject({
      Reason: "INPUT_REQUIRED",
    });
  });

  it("names what it cannot find", async () => {
    const unknownUnit = `ou-${rootId.slice(2)}-unknown1`;
    await expect(
      client.send(new DescribeAccountCommand({ AccountId: "000000000000" })),
    ).rejects.toMatchObject({
      name: "AccountNotFoundException",
    });
    await expect(
      client.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: unknownUnit })),
    ).rejects.toMatchObject({ name: "OrganizationalUnitNotFoundException" });
    await expect(
      client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: unknownUnit })),
    ).rejects.toMatchObject({ name: "ParentNotFoundException" });
    await expect(client.send(new ListParentsCommand({ ChildId: "000000000000" }))).rejects.toMatchObject({
      name: "ChildNotFoundException",
    });
  });

  it("lets members see the organization and nothing else, and accounts outside it nothing", async () => {
    const { Accounts = [] } = await client.send(new ListAccountsCommand({}));
    const member = Accounts.find(
      ({ Id, State }) => State === "ACTIVE" && Id !== managementAccountId && Id !== administratorId,
    );
    const asMember = (await sandboxClients(sandbox.url, { accountId: member?.Id ?? "" })).organizations;
    expect((await asMember.send(new DescribeOrganizationCommand({}))).Organization).toBeDefined();
    await expect(asMember.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 400 },
    });
    const asOutsider = (await sandboxClients(sandbox.url, { accountId: "000000000001" })).organizations;
    await expect(asOutsider.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
      name: "AWSOrganizationsNotInUseException",
    });
    const asManagement = (await sandboxClients(sandbox.url, { accountId: managementAccountId }))
      .organizations;
    expect((await asManagement.send(new ListRootsCommand({}))).Roots).toHaveLength(1);
  });
});
