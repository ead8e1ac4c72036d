import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { DescribeOrganizationCommand, ListRootsCommand } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";
import { textWith } from "../testing/text-with";

describe("STS", () => {
  let sandbox: Sandbox;
  let sts: STSClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ world: "small", caller: "444455556666" });
    sts = (await sandboxClients(sandbox.url)).sts;
  });

  afterAll(async () => {
    const { invalidResponses } = await sandboxControl(sandbox.url).calls();
    await sandbox.close();
    expect(invalidResponses).toBe(0);
  });

  const RoleArn = "arn:aws:iam::111122223333:role/security/Auditor";

  it("takes any key for the default caller", async () => {
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: "444455556666",
      Arn: "arn:aws:iam::444455556666:user/sandbox",
    });
    expect(identity.$metadata.requestId).toBeDefined();
  });

  it("takes the credentials of a role for that role, its name without its path", async () => {
    const { Credentials, AssumedRoleUser, SourceIdentity } = await sts.send(
      new AssumeRoleCommand({
        RoleArn,
        RoleSessionName: "ada@example.com",
        SourceIdentity: "ada",
        DurationSeconds: 900,
      }),
    );
    expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::111122223333:assumed-role/Auditor/ada@example.com");
    expect(SourceIdentity).toBe("ada");
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now());

    const asRole = new STSClient({
      endpoint: sandbox.url,
      region: "eu-west-1",
      maxAttempts: 1,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretAccessKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
      },
    });
    const identity = await asRole.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: "111122223333", Arn: AssumedRoleUser?.Arn });
    expect(identity.UserId).toMatch(/^AROA\w{17}:ada@example\.com$/);

    const chained = { RoleArn, RoleSessionName: "chained" };
    expect((await asRole.send(new AssumeRoleCommand(chained))).SourceIdentity).toBe("ada");
    await expect(
      asRole.send(new AssumeRoleCommand({ ...chained, SourceIdentity: "eve" })),
    ).rejects.toMatchObject({ name: "AccessDenied", $metadata: { httpStatusCode: 403 } });
    await expect(
      asRole.send(new AssumeRoleCommand({ ...chained, DurationSeconds: 3601 })),
    ).rejects.toMatchObject({ name: "ValidationError" });
  });

  it("records who called as CloudTrail does", async () => {
    const control = sandboxControl(sandbox.url);
    const { Credentials, AssumedRoleUser } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "ada-1f", SourceIdentity: "ada" }),
    );
    await control.request("DELETE", "/calls");
    const { sts: asRole } = await sandboxClients(sandbox.url, { credentials: Credentials });
    await asRole.send(new GetCallerIdentityCommand({}));
    await sts.send(new GetCallerIdentityCommand({}));
    const { calls } = await control.calls();
    expect(calls.map(({ userIdentity }) => userIdentity)).toEqual([
      {
        type: "AssumedRole",
        principalId: AssumedRoleUser?.AssumedRoleId,
        arn: "arn:aws:sts::111122223333:assumed-role/Auditor/ada-1f",
        accountId: "111122223333",
        accessKeyId: Credentials?.AccessKeyId,
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            principalId: AssumedRoleUser?.AssumedRoleId?.split(":")[0],
            arn: RoleArn,
            accountId: "111122223333",
            userName: "Auditor",
          },
          attributes: { creationDate: textWith(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/), mfaAuthenticated: "false" },
          sourceIdentity: "ada",
        },
      },
      expect.objectContaining({ type: "IAMUser", userName: "sandbox", accountId: "444455556666" }),
    ]);
  });

  it("keeps to the trust policy and the permissions of a role that has some", async () => {
    const control = sandboxControl(sandbox.url);
    const { managementAccountId } = await control.world();
    const arn = `arn:aws:iam::${managementAccountId}:role/Reader`;
    await control.defineRoles([
      { arn, trusts: ["sts:AssumeRole"], externalId: "canopy-1", allows: ["organizations:ListRoots"] },
    ]);
    const input = { RoleArn: arn, RoleSessionName: "ada", ExternalId: "canopy-1" };
    const refusals: [AssumeRoleCommandInput, string][] = [
      [{ ...input, ExternalId: "canopy-2" }, "sts:AssumeRole"],
      [{ ...input, SourceIdentity: "ada" }, "sts:SetSourceIdentity"],
      [{ ...input, Tags: [{ Key: "team", Value: "security" }] }, "sts:TagSession"],
    ];
    for (const [refused, action] of refusals)
      await expect(sts.send(new AssumeRoleCommand(refused))).rejects.toMatchObject({
        name: "AccessDenied",
        message: textWith(new RegExp(`not authorized to perform: ${action} on resource: ${arn}`)),
      });
    const { Credentials } = await sts.send(new AssumeRoleCommand(input));
    const reader = await sandboxClients(sandbox.url, { credentials: Credentials });
    await expect(reader.organizations.send(new ListRootsCommand({}))).resolves.toBeDefined();
    await expect(reader.sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
    await expect(reader.organizations.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    await control.defineRoles([]);
  });

  it("passes transitive tags on, and lets none of them be set anew", async () => {
    const tags = { Tags: [{ Key: "person", Value: "ada" }] };
    await expect(
      sts.send(
        new AssumeRoleCommand({ RoleArn, RoleSessionName: "ada", ...tags, TransitiveTagKeys: ["team"] }),
      ),
    ).rejects.toMatchObject({ name: "ValidationError" });
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "ada", ...tags, TransitiveTagKeys: ["person"] }),
    );
    const { sts: asRole } = await sandboxClients(sandbox.url, { credentials: Credentials });
    const chained = { RoleArn, RoleSessionName: "chained" };
    await expect(asRole.send(new AssumeRoleCommand(chained))).resolves.toBeDefined();
    await expect(
      asRole.send(new AssumeRoleCommand({ ...chained, Tags: [{ Key: "Person", Value: "eve" }] })),
    ).rejects.toMatchObject({ name: "ValidationError" });
  });

  it("reads lists and structures of the form", async () => {
    const tagged = new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: "tagged",
      Tags: [{ Key: "team", Value: "security" }],
      PolicyArns: [{ arn: "arn:aws:iam::aws:policy/SecurityAudit" }],
      TransitiveTagKeys: ["team"],
      ProvidedContexts: [{ ProviderArn: "short", ContextAssertion: "assertion" }],
    });
    await expect(sts.send(tagged)).rejects.toMatchObject({
      name: "ValidationError",
      message: textWith(
        /^1 validation error detected: Value 'short' at 'providedContexts\[0\]\.providerArn'/,
      ),
    });
  });

  it.each([
    [
      "a role ARN that is none",
      { RoleArn: "arn:aws:iam::111122223333:user/Ada", RoleSessionName: "ada" },
      "ValidationError",
    ],
    ["a session name of one letter", { RoleArn, RoleSessionName: "a" }, "ValidationError"],
    ["a duration too short", { RoleArn, RoleSessionName: "ada", DurationSeconds: 60 }, "ValidationError"],
    [
      "a policy that is no JSON",
      { RoleArn, RoleSessionName: "ada", Policy: "{" },
      "MalformedPolicyDocumentException",
    ],
  ])("refuses %s", async (_what, input, name) => {
    await expect(sts.send(new AssumeRoleCommand(input))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });
});
