import "server-only";
import { listConfigurationPolicies } from "@/lib/security-hub/aws/operations";
import { callOptions, type Reading, readPart } from "../reading";

const part = "configuration-policies";
const operation = "securityhub:ListConfigurationPolicies";
const stream = "policies";

/** Reads the configuration policies: at most twenty, so one page. */
export async function readPolicies(reading: Reading): Promise<void> {
  const { aws, draft, meter } = reading;
  meter.start(stream);
  meter.expect(stream, 1);
  await readPart(reading, { part, stream }, async () => {
    draft.policies = await listConfigurationPolicies(aws, callOptions(reading, { part, operation }));
    meter.page(stream, draft.policies.length);
  });
  meter.done(stream);
}
