import "server-only";
import { mapBounded } from "@/lib/core/map-bounded";
import { isListed } from "@/lib/security-hub/governance/governance";
import { failureFrom } from "@/lib/server/failure-from";
import type { Grantee } from "@/lib/identity/grants";
import { withRefusals } from "@/lib/inventory/serve/policies/policy-refusals";
import { snapshotFor } from "@/lib/inventory/serve/within-ous";
import { knownPolicyDetail, policyDetail } from "@/lib/inventory/serve/policies/policy-details";
import {
  type PolicyDetail,
  policyOverview,
  type PolicyOverview,
} from "@/lib/inventory/snapshot/policies/policy-overview";

/** All twenty policies in two rounds; the rate budget lets thirty calls through at once. */
const readsAtOnce = 10;

/** The policies as they are known, without asking AWS anything; undefined while there is no snapshot. */
export async function knownPolicies(grantee: Grantee): Promise<PolicyOverview | undefined> {
  const snapshot = await snapshotFor(grantee);
  if (snapshot === undefined) return undefined;
  const overview = policyOverview(
    snapshot,
    (summary) => {
      const detail = knownPolicyDetail(summary);
      return detail && { detail };
    },
    nowSeconds(),
  );
  return withRefusals(overview, grantee);
}

/**
 * The policies with what each configures: AWS is asked for those that are new or were changed. One that AWS does not
 * return has the reason beside it. Undefined while there is no snapshot.
 */
export async function currentPolicies(grantee: Grantee): Promise<PolicyOverview | undefined> {
  const before = await snapshotFor(grantee);
  if (before === undefined) return undefined;
  const details = new Map<string, PolicyDetail>();
  await mapBounded(before.governance.policies.filter(isListed), readsAtOnce, async (summary) => {
    details.set(
      summary.id,
      await policyDetail(summary).then(
        (detail) => ({ detail }),
        (error: unknown) => ({ failure: failureFrom(error, "securityhub:GetConfigurationPolicy") }),
      ),
    );
  });
  // Reading them may have shown that one was changed or deleted since.
  const after = (await snapshotFor(grantee)) ?? before;
  return withRefusals(
    policyOverview(after, ({ id }) => details.get(id), nowSeconds()),
    grantee,
  );
}

/** By the minute: what is served stays the same as long as nothing happens. */
function nowSeconds(): number {
  return Math.floor(Date.now() / 60_000) * 60;
}
