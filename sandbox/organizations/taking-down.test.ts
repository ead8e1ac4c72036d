import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DeleteOrganizationCommand,
  DeregisterDelegatedAdministratorCommand,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListCreateAccountStatusCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListRootsCommand,
  type OrganizationsClient,
  paginateListTagsForResource,
  RegisterDelegatedAdministratorCommand,
  RemoveAccountFromOrganizationCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";

const managementAccountId = "123456789012";
const securityHub = "securityhub.amazonaws.com";
const week = 7 * 86_400_000;

describe("tagging, populating and taking down an organization", () => {
  let sandbox: Sandbox;
  let control: ReturnType<typeof sandboxControl>;
  let client: OrganizationsClient;
  let rootId: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ empty: true, settleMs: "manual" });
    control = sandboxControl(sandbox.url);
    client = (await sandboxClients(sandbox.url)).organizations;
    await client.send(new CreateOrganizationCommand({}));
    const { Roots = [] } = await client.send(new ListRootsCommand({}));
    rootId = Roots[0]?.Id ?? "";
  });

  afterEach(async () => {
    const { invalidResponses } = await control.calls();
    await sandbox.close();
    expect(invalidResponses).toBe(0);
  });

  async function createAccount(AccountName: string, Tags = [{ Key: "made", Value: "by a test" }]) {
    const Email = `${AccountName}@example.com`;
    await client.send(new CreateAccountCommand({ AccountName, Email, Tags }));
    await control.advance(60_000);
    const { CreateAccountStatuses = [] } = await client.send(new ListCreateAccountStatusCommand({}));
    return CreateAccountStatuses.find((status) => status.AccountName === AccountName)?.AccountId ?? "";
  }

  async function tagsOf(ResourceId: string): Promise<Record<string, string | undefined>> {
    const tags: Record<string, string | undefined> = {};
    for await (const { Tags = [] } of paginateListTagsForResource({ client }, { ResourceId }))
      for (const { Key = "", Value } of Tags) tags[Key] = Value;
    return tags;
  }

  it("tags the root, OUs and accounts, as they are created and later", async () => {
    const { OrganizationalUnit } = await client.send(
      new CreateOrganizationalUnitCommand({
        ParentId: rootId,
        Name: "Unit",
        Tags: [{ Key: "a", Value: "1" }],
      }),
    );
    expect(await tagsOf(OrganizationalUnit?.Id ?? "")).toEqual({ a: "1" });
    expect(await tagsOf(await createAccount("tagged"))).toEqual({ made: "by a test" });

    const Tags = Array.from({ length: 25 }, (_, index) => ({ Key: `key-${index}`, Value: "" }));
    await client.send(new TagResourceCommand({ ResourceId: rootId, Tags }));
    await client.send(new TagResourceCommand({ ResourceId: rootId, Tags: [{ Key: "key-1", Value: "new" }] }));
    await client.send(new UntagResourceCommand({ ResourceId: rootId, TagKeys: ["key-0", "unknown"] }));
    const tags = await tagsOf(rootId);
    expect(Object.keys(tags)).toHaveLength(24);
    expect(tags).toMatchObject({ "key-1": "new" });

    await expect(
      client.send(new TagResourceCommand({ ResourceId: "000000000000", Tags })),
    ).rejects.toMatchObject({ name: "TargetNotFoundException" });
    const more = Array.from({ length: 27 }, (_, index) => ({ Key: `more-${index}`, Value: "" }));
    await expect(
      client.send(new TagResourceCommand({ ResourceId: rootId, Tags: more })),
    ).rejects.toMatchObject({ name: "ConstraintViolationException", Reason: "MAX_TAG_LIMIT_EXCEEDED" });
    const system = [{ Key: "aws:created", Value: "" }];
    await expect(
      client.send(new TagResourceCommand({ ResourceId: rootId, Tags: system })),
    ).rejects.toMatchObject({ Reason: "INVALID_SYSTEM_TAGS_PARAMETER" });
  });

  it("lists the requests for accounts by their state", async () => {
    const accountId = await createAccount("first");
    await client.send(new CreateAccountCommand({ AccountName: "second", Email: "second@example.com" }));
    const { CreateAccountStatuses: all } = await client.send(new ListCreateAccountStatusCommand({}));
    expect(all).toHaveLength(2);
    const succeeded = await client.send(new ListCreateAccountStatusCommand({ States: ["SUCCEEDED"] }));
    expect(succeeded.CreateAccountStatuses).toMatchObject([{ AccountName: "first", AccountId: accountId }]);
  });

  it("gives services access, delegates them and takes both back", async () => {
    const accountId = await createAccount("security");
    const access = { ServicePrincipal: securityHub };
    const delegation = { AccountId: accountId, ...access };
    await client.send(new EnableAWSServiceAccessCommand(access));
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "ram.amazonaws.com" }));
    const enabled = await client.send(new ListAWSServiceAccessForOrganizationCommand({}));
    expect(enabled.EnabledServicePrincipals).toMatchObject([
      { ServicePrincipal: "ram.amazonaws.com" },
      { ServicePrincipal: securityHub },
    ]);
    await client.send(new RegisterDelegatedAdministratorCommand(delegation));
    const services = await client.send(new ListDelegatedServicesForAccountCommand({ AccountId: accountId }));
    expect(services.DelegatedServices).toMatchObject([{ ServicePrincipal: securityHub }]);
    expect(services.DelegatedServices?.[0]?.DelegationEnabledDate).toBeInstanceOf(Date);
    await expect(client.send(new DisableAWSServiceAccessCommand(access))).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
    });
    await expect(
      client.send(new RemoveAccountFromOrganizationCommand({ AccountId: accountId })),
    ).rejects.toMatchObject({ Reason: "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG" });

    await client.send(new DeregisterDelegatedAdministratorCommand(delegation));
    const notRegistered = { name: "AccountNotRegisteredException" };
    await expect(client.send(new DeregisterDelegatedAdministratorCommand(delegation))).rejects.toMatchObject(
      notRegistered,
    );
    await expect(
      client.send(new ListDelegatedServicesForAccountCommand({ AccountId: accountId })),
    ).rejects.toMatchObject(notRegistered);
    await client.send(new DisableAWSServiceAccessCommand(access));
    const rest = await client.send(new ListAWSServiceAccessForOrganizationCommand({}));
    expect(rest.EnabledServicePrincipals).toHaveLength(1);
  });

  it("refuses services that it does not know, wherever they are named", async () => {
    const AccountId = await createAccount("one");
    const ServicePrincipal = "nothing.amazonaws.com";
    const refused = { name: "InvalidInputException", Reason: "UNRECOGNIZED_SERVICE_PRINCIPAL" };
    for (const command of [
      client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal })),
      client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal })),
      client.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal })),
      client.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal })),
      client.send(new DeregisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal })),
    ])
      await expect(command).rejects.toMatchObject(refused);
  });

  it("removes an account once it is seven days old, and the organization once it is empty", async () => {
    const AccountId = await createAccount("leaving");
    const remove = () => client.send(new RemoveAccountFromOrganizationCommand({ AccountId }));
    await expect(remove()).rejects.toMatchObject({ Reason: "WAIT_PERIOD_ACTIVE" });
    await expect(client.send(new DeleteOrganizationCommand({}))).rejects.toMatchObject({
      name: "OrganizationNotEmptyException",
    });
    await expect(
      client.send(new RemoveAccountFromOrganizationCommand({ AccountId: managementAccountId })),
    ).rejects.toMatchObject({ name: "MasterCannotLeaveOrganizationException" });

    await control.advance(week);
    await remove();
    await expect(remove()).rejects.toMatchObject({ name: "AccountNotFoundException" });
    expect((await client.send(new ListAccountsCommand({}))).Accounts).toMatchObject([
      { Id: managementAccountId },
    ]);
    const gone = (await sandboxClients(sandbox.url, { accountId: AccountId })).organizations;
    const notInUse = { name: "AWSOrganizationsNotInUseException" };
    await expect(gone.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject(notInUse);
    await expect(client.send(new DescribeAccountCommand({ AccountId }))).rejects.toMatchObject({
      name: "AccountNotFoundException",
    });

    await client.send(new DeleteOrganizationCommand({}));
    await expect(client.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject(notInUse);
    const again = await client.send(new CreateOrganizationCommand({}));
    expect(again.Organization?.MasterAccountId).toBe(managementAccountId);
  });
});

it("creates and removes accounts at once where nothing takes time", async () => {
  const sandbox = await startSandbox({ empty: true, settleMs: 0 });
  const client = (await sandboxClients(sandbox.url)).organizations;
  await client.send(new CreateOrganizationCommand({}));
  await client.send(new CreateAccountCommand({ AccountName: "one", Email: "one@example.com" }));
  const { CreateAccountStatuses } = await client.send(new ListCreateAccountStatusCommand({}));
  expect(CreateAccountStatuses).toMatchObject([{ State: "SUCCEEDED" }]);
  await client.send(
    new RemoveAccountFromOrganizationCommand({ AccountId: CreateAccountStatuses?.[0]?.AccountId }),
  );
  await client.send(new DeleteOrganizationCommand({}));
  await sandbox.close();
});
