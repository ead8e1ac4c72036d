import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import type { PolicyId } from "@/lib/core/identifiers";
import type { ConfigurationPolicy, ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { getConfigurationPolicy } from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { OfConnections } from "@/lib/server/connection-in-force";
import { recordRead } from "@/lib/inventory/record/record-definitions";
import { recordPolicies } from "@/lib/inventory/record/record-policies";
import { policyDefinition } from "@/lib/inventory/snapshot/changes/definition";

interface CachedDetail {
  /** Of the summary it was read for: a policy that was changed since is read again. */
  readonly updatedAt: string;
  readonly reading: Promise<ConfigurationPolicy>;
  read: ConfigurationPolicy | undefined;
}

declare global {
  // Twenty calls, made once a process for each change of a policy.
  var canopyPolicyDetails: OfConnections<Map<PolicyId, CachedDetail>> | undefined;
}

/** What a policy configures, as far as it is known without asking AWS. */
export function knownPolicyDetail({
  id,
  updatedAt,
}: ConfigurationPolicySummary): ConfigurationPolicy | undefined {
  const cached = memory().get(id);
  return cached?.updatedAt === updatedAt ? cached.read : undefined;
}

/** What a policy configures. AWS is asked once for each change of it; a failure is not remembered. */
export function policyDetail({ id, updatedAt }: ConfigurationPolicySummary): Promise<ConfigurationPolicy> {
  const known = memory().get(id);
  if (known?.updatedAt === updatedAt) return known.reading;
  const cached: CachedDetail = { updatedAt, reading: readDetail(id), read: undefined };
  memory().set(id, cached);
  cached.reading.then(
    (policy) => (cached.read = policy),
    () => {
      if (memory().get(id) === cached) memory().delete(id);
    },
  );
  return cached.reading;
}

/** Keeps what AWS has answered to a change. */
export function rememberPolicyDetail(policy: ConfigurationPolicy): void {
  memory().set(policy.id, { updatedAt: policy.updatedAt, reading: Promise.resolve(policy), read: policy });
}

/** Reads a policy, and records for every reader that it is newer than the snapshot or not there any more. */
async function readDetail(id: PolicyId): Promise<ConfigurationPolicy> {
  try {
    const policy = await getConfigurationPolicy(serverAws(), id);
    await recordPolicies([policy]);
    await recordRead({ definitions: [policyDefinition(policy)] });
    return policy;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "not-found") await recordPolicies([], [id]);
    throw error;
  }
}

function memory(): Map<PolicyId, CachedDetail> {
  globalThis.canopyPolicyDetails ??= new OfConnections();
  return globalThis.canopyPolicyDetails.made(() => new Map<PolicyId, CachedDetail>());
}
