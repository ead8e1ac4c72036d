import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DeleteOrganizationalUnitCommand,
  DescribeAccountCommand,
  EnableAWSServiceAccessCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationCommand,
  ListAccountsForParentCommand,
  ListDelegatedAdministratorsCommand,
  ListRootsCommand,
  MoveAccountCommand,
  type OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
  UpdateOrganizationalUnitCommand,
} from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";
import { textWith } from "../testing/text-with";

describe("building an organization from nothing", () => {
  let sandbox: Sandbox;
  let client: OrganizationsClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ empty: true, settleMs: "manual" });
    client = (await sandboxClients(sandbox.url)).organizations;
  });

  afterEach(async () => {
    const { invalidResponses } = await sandboxControl(sandbox.url).calls();
    await sandbox.close();
    expect(invalidResponses).toBe(0);
  });

  async function found(): Promise<string> {
    await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const { Roots = [] } = await client.send(new ListRootsCommand({}));
    return Roots[0]?.Id ?? "";
  }

  async function createUnit(ParentId: string, Name: string): Promise<string> {
    const { OrganizationalUnit } = await client.send(new CreateOrganizationalUnitCommand({ ParentId, Name }));
    return OrganizationalUnit?.Id ?? "";
  }

  async function createAccount(AccountName: string): Promise<string> {
    const Email = `${AccountName}@example.com`;
    const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName, Email }));
    await sandboxControl(sandbox.url).advance(60_000);
    const status = await client.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
    );
    expect(status.CreateAccountStatus?.State).toBe("SUCCEEDED");
    return status.CreateAccountStatus?.AccountId ?? "";
  }

  it("works as in AWS, from CreateOrganization to a delegated administrator", async () => {
    await expect(client.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
      name: "AWSOrganizationsNotInUseException",
    });
    const rootId = await found();
    await expect(client.send(new CreateOrganizationCommand({}))).rejects.toMatchObject({
      name: "AlreadyInOrganizationException",
    });
    const workloads = await createUnit(rootId, "Workloads");
    const production = await createUnit(workloads, "Production");

    const accountId = await createAccount("payments");
    const { Account } = await client.send(new DescribeAccountCommand({ AccountId: accountId }));
    expect(Account).toMatchObject({
      State: "ACTIVE",
      JoinedMethod: "CREATED",
      Email: "payments@example.com",
    });
    await client.send(
      new MoveAccountCommand({
        AccountId: accountId,
        SourceParentId: rootId,
        DestinationParentId: production,
      }),
    );
    const { Accounts } = await client.send(new ListAccountsForParentCommand({ ParentId: production }));
    expect(Accounts).toMatchObject([{ Id: accountId, Paths: [textWith(`/${workloads}/${production}/`)] }]);

    const delegation = { AccountId: accountId, ServicePrincipal: "securityhub.amazonaws.com" };
    await expect(client.send(new RegisterDelegatedAdministratorCommand(delegation))).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "SERVICE_ACCESS_NOT_ENABLED",
    });
    const { ServicePrincipal } = delegation;
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    await client.send(new RegisterDelegatedAdministratorCommand(delegation));
    const { DelegatedAdministrators } = await client.send(new ListDelegatedAdministratorsCommand({}));
    expect(DelegatedAdministrators).toMatchObject([{ Id: accountId }]);
    await expect(client.send(new RegisterDelegatedAdministratorCommand(delegation))).rejects.toMatchObject({
      name: "AccountAlreadyRegisteredException",
    });
    const asAdministrator = (await sandboxClients(sandbox.url, { accountId })).organizations;
    expect((await asAdministrator.send(new ListRootsCommand({}))).Roots).toHaveLength(1);
    await expect(
      asAdministrator.send(new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: "Mine" })),
    ).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it("creates an account only once the clock has moved on, and refuses a taken e-mail address then", async () => {
    const rootId = await found();
    const command = new CreateAccountCommand({ AccountName: "one", Email: "one@example.com" });
    const { CreateAccountStatus: first } = await client.send(command);
    expect(first).toMatchObject({ State: "IN_PROGRESS" });
    expect(first?.AccountId).toBeUndefined();
    const { CreateAccountStatus: second } = await client.send(command);
    expect((await client.send(new ListAccountsForParentCommand({ ParentId: rootId }))).Accounts).toHaveLength(
      1,
    );

    await sandboxControl(sandbox.url).advance(60_000);
    const described = await Promise.all(
      [first?.Id, second?.Id].map((CreateAccountRequestId) =>
        client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId })),
      ),
    );
    expect(described.map(({ CreateAccountStatus }) => CreateAccountStatus)).toMatchObject([
      { State: "SUCCEEDED" },
      { State: "FAILED", FailureReason: "EMAIL_ALREADY_EXISTS" },
    ]);
    expect((await client.send(new ListAccountsForParentCommand({ ParentId: rootId }))).Accounts).toHaveLength(
      2,
    );
    await expect(
      client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: "car-00000000" })),
    ).rejects.toMatchObject({ name: "CreateAccountStatusNotFoundException" });
  });

  it("closes a member account in two steps and keeps the management account", async () => {
    await found();
    const accountId = await createAccount("leaving");
    await client.send(new CloseAccountCommand({ AccountId: accountId }));
    const during = await client.send(new DescribeAccountCommand({ AccountId: accountId }));
    expect(during.Account).toMatchObject({ State: "PENDING_CLOSURE", Status: "PENDING_CLOSURE" });
    await expect(client.send(new CloseAccountCommand({ AccountId: accountId }))).rejects.toMatchObject({
      name: "ConflictException",
    });
    await sandboxControl(sandbox.url).advance(60_000);
    const after = await client.send(new DescribeAccountCommand({ AccountId: accountId }));
    expect(after.Account).toMatchObject({ State: "CLOSED", Status: "SUSPENDED" });
    await expect(client.send(new CloseAccountCommand({ AccountId: accountId }))).rejects.toMatchObject({
      name: "AccountAlreadyClosedException",
    });
    await expect(client.send(new CloseAccountCommand({ AccountId: "123456789012" }))).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
    });
    await expect(
      client.send(
        new RegisterDelegatedAdministratorCommand({
          AccountId: accountId,
          ServicePrincipal: "config.amazonaws.com",
        }),
      ),
    ).rejects.toMatchObject({ Reason: "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR" });
  });

  it("refuses moves from, to and between places that do not fit", async () => {
    const rootId = await found();
    const unitId = await createUnit(rootId, "Workloads");
    const unknown = `ou-${rootId.slice(2)}-unknown1`;
    const move = { AccountId: "123456789012", SourceParentId: rootId, DestinationParentId: unitId };
    await expect(
      client.send(new MoveAccountCommand({ ...move, SourceParentId: unitId })),
    ).rejects.toMatchObject({
      name: "SourceParentNotFoundException",
    });
    await expect(
      client.send(new MoveAccountCommand({ ...move, DestinationParentId: unknown })),
    ).rejects.toMatchObject({
      name: "DestinationParentNotFoundException",
    });
    await expect(
      client.send(new MoveAccountCommand({ ...move, DestinationParentId: rootId })),
    ).rejects.toMatchObject({
      name: "DuplicateAccountException",
    });
    await expect(
      client.send(new MoveAccountCommand({ ...move, AccountId: "000000000000" })),
    ).rejects.toMatchObject({
      name: "AccountNotFoundException",
    });
  });

  it("renames and deletes OUs, with no two of a name side by side and none with something in it", async () => {
    const rootId = await found();
    const first = await createUnit(rootId, "First");
    const second = await createUnit(rootId, "Second");
    const inside = await createUnit(first, "Second");
    const duplicate = { name: "DuplicateOrganizationalUnitException" };
    await expect(createUnit(rootId, "First")).rejects.toMatchObject(duplicate);
    const rename = { OrganizationalUnitId: second, Name: "First" };
    await expect(client.send(new UpdateOrganizationalUnitCommand(rename))).rejects.toMatchObject(duplicate);
    const renamed = await client.send(new UpdateOrganizationalUnitCommand({ ...rename, Name: "Third" }));
    expect(renamed.OrganizationalUnit).toMatchObject({ Id: second, Name: "Third" });

    await expect(
      client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: first })),
    ).rejects.toMatchObject({ name: "OrganizationalUnitNotEmptyException" });
    await client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: inside }));
    await client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: first }));
    await expect(
      client.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: first })),
    ).rejects.toMatchObject({ name: "OrganizationalUnitNotFoundException" });
    expect(await createUnit(rootId, "First")).not.toBe(first);
  });

  it("nests OUs five deep", async () => {
    let parentId = await found();
    for (const name of ["1", "2", "3", "4", "5"]) parentId = await createUnit(parentId, name);
    await expect(createUnit(parentId, "6")).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "OU_DEPTH_LIMIT_EXCEEDED",
    });
  });

  it("refuses the management account and unknown services as delegated administration", async () => {
    await found();
    const accountId = await createAccount("security");
    const register = (AccountId: string, ServicePrincipal: string) =>
      client.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
    await expect(register("123456789012", "securityhub.amazonaws.com")).rejects.toMatchObject({
      Reason: "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
    });
    await expect(register(accountId, "nothing.amazonaws.com")).rejects.toMatchObject({
      name: "InvalidInputException",
      Reason: "UNRECOGNIZED_SERVICE_PRINCIPAL",
    });
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "securityhub.amazonaws.com" }));
    await register(accountId, "securityhub.amazonaws.com");
    await expect(register(await createAccount("second"), "securityhub.amazonaws.com")).rejects.toMatchObject({
      Reason: "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
    });
  });
});

describe("an organization at its limit of OUs", () => {
  it("takes no more of them", async () => {
    const sandbox = await startSandbox({ accounts: 10, ous: 2_000, seed: 1 });
    const { rootId, managementAccountId } = await sandboxControl(sandbox.url).world();
    const { organizations } = await sandboxClients(sandbox.url, { accountId: managementAccountId });
    await expect(
      organizations.send(new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: "One more" })),
    ).rejects.toMatchObject({ Reason: "OU_NUMBER_LIMIT_EXCEEDED" });
    await sandbox.close();
  });
});
