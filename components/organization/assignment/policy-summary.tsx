"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/status/skeleton";
import { FailureNotice } from "@/components/failures/failure-notice";
import type { PolicyId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { standardName } from "@/lib/security-hub/policies/standards/standards";
import { policyQueries } from "@/lib/security-hub/client/queries";

/** What a policy configures, in four lines: enough to tell it from the others before it is applied. */
export function PolicySummary({ policyId }: { policyId: PolicyId }) {
  const { data: policy, error } = useQuery(policyQueries.detail(policyId));
  if (error) return <FailureNotice failure={error.failure} />;
  if (!policy) return <PolicyPlace />;
  return (
    <dl className={linesClass}>
      {policy.description !== undefined && <Line term="About">{policy.description}</Line>}
      <Line term="Security Hub">{policy.serviceEnabled ? "on" : "off: it is disabled in the accounts"}</Line>
      {policy.serviceEnabled && (
        <>
          <Line term="Standards">{standardsOf(policy)}</Line>
          <Line term="Controls">{controlsOf(policy)}</Line>
          <Line term="Parameters">
            {policy.customParameters.length === 0
              ? "defaults"
              : `custom for ${countOf(policy.customParameters.length, "control")}`}
          </Line>
        </>
      )}
    </dl>
  );
}

/** As high as what most policies say, so that little moves when it comes. */
function PolicyPlace() {
  return (
    <div role="status">
      <span className="sr-only">Reading the policy…</span>
      <dl aria-hidden="true" className={linesClass}>
        {["About", "Security Hub", "Standards", "Controls", "Parameters"].map((term) => (
          <Line key={term} term={term}>
            <Skeleton className="w-40" />
          </Line>
        ))}
      </dl>
    </div>
  );
}

const linesClass = "grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-12";

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet">{term}</dt>
      <dd className="text-pretty">{children}</dd>
    </>
  );
}

function standardsOf({ enabledStandardIdentifiers: arns }: ConfigurationPolicy): string {
  if (arns.length === 0) return "none";
  return arns.map((arn) => standardName(undefined, arn)).join(", ");
}

function controlsOf(policy: ConfigurationPolicy): string {
  const { enabledSecurityControlIdentifiers: only, disabledSecurityControlIdentifiers: except } = policy;
  if (only !== undefined) return `only these: ${only.length === 0 ? "none" : only.join(", ")}`;
  if (except === undefined || except.length === 0) return "all (new controls enabled automatically)";
  return `all except ${except.join(", ")} (new controls enabled automatically)`;
}
