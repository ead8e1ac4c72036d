import { onTestFinished } from "vitest";
import { type Aws, type AwsSettings, createAws } from "../create-aws";
import { startWireServer, type WireReply, type WireServer } from "./wire-server";

/** What AWS answers to DescribeOrganization. */
export const organizationReply = {
  body: { Organization: { Id: "o-exampleorg1", MasterAccountId: "111111111111", FeatureSet: "ALL" } },
};

/** Clients for the length of a test, in eu-west-1 and at no rate to speak of. */
export function wiredAws(settings: Partial<AwsSettings>): Aws {
  const created = createAws({ region: "eu-west-1", requestTimeoutMs: 5000, rateScale: 1000, ...settings });
  onTestFinished(() => created.close());
  return created;
}

/** A server for the length of a test that gives these answers. */
export async function wire(...replies: [WireReply, ...WireReply[]]): Promise<WireServer> {
  const server = await startWireServer(...replies);
  onTestFinished(() => server.close());
  return server;
}
