import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
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
