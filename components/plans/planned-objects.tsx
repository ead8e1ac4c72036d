"use client";

import { aggregatorPath } from "@/components/inventory/addresses/aggregators-address";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { governedLink, policyLink } from "@/components/inventory/addresses/policy-links";
import { ObjectChanges, ObjectDifference } from "@/components/inventory/changes/object-changes";
import { TextLink } from "@/components/ui/text-link";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { ABSENT_PACK } from "@/lib/aws-config/packs/change/pack-change";
import type { ObjectChange } from "@/lib/runs/object-change";
import type { PlanDetail } from "@/lib/runs/plans/plan";

type PlannedObject = PlanDetail["objects"][number];

/** The policies, aggregators, tags and configurations that a plan changes, each as a difference to what was reviewed. */
export function PlannedObjects({ detail: { body, objects } }: { detail: PlanDetail }) {
  return objects.map((object) => {
    const change = body.changes[object.change];
    if (change === undefined || change.kind === "association") return null;
    return <Planned key={object.change} object={object} change={change} />;
  });
}

function Planned({ object: { reviewed, present }, change }: { object: PlannedObject; change: ObjectChange }) {
  const title = titleOf(change, reviewed);
  return (
    <section aria-label={title} className="grid content-start gap-2 text-13">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-13 font-semibold break-words">
        {title}
        <span className="font-normal">
          <ObjectLink change={change} />
        </span>
      </h3>
      {reviewed === undefined ? (
        <p className="text-pretty text-ink-quiet">
          This plan was saved by a version of Canopy that did not keep what AWS had. Open it in its form to
          see the difference.
        </p>
      ) : (
        <ObjectChanges before={reviewed} change={change} />
      )}
      {reviewed !== undefined && present !== undefined && (
        <section aria-label={`Changed since the review: ${title}`} className="grid gap-2 pt-2">
          <h4 className="font-medium text-stuck">Changed in AWS since the review</h4>
          <ObjectDifference before={reviewed} after={present} />
        </section>
      )}
    </section>
  );
}

/** `Policy nist-800-53`: what is changed, and whether it is made or deleted. */
function titleOf(change: ObjectChange, reviewed: PlannedObject["reviewed"]): string {
  switch (change.kind) {
    case "policy": {
      const { policy } = change;
      if (policy.operation === "create") return `New policy ${policy.settings.name}`;
      const known = reviewed?.kind === "policy" ? reviewed.had?.name : undefined;
      const name = known ?? policy.policyId;
      return policy.operation === "delete" ? `Policy ${name}, to be deleted` : `Policy ${name}`;
    }
    case "aggregator": {
      const { aggregator } = change;
      const named = `ggregator ${aggregator.name} in ${aggregator.region}`;
      if (aggregator.operation === "delete") return `A${named}, to be deleted`;
      return aggregator.expected === ABSENT ? `New a${named}` : `A${named}`;
    }
    case "aggregator-tags":
      return `Tags of aggregator ${change.tags.name} in ${change.tags.region}`;
    case "pack-tags":
      return `Tags of conformance pack ${change.tags.name}`;
    case "configuration":
      return "Organization configuration";
    case "pack": {
      const { pack } = change;
      if (pack.operation === "delete") return `Conformance pack ${pack.name}, to be deleted`;
      return `${pack.expected === ABSENT_PACK ? "New conformance" : "Conformance"} pack ${pack.name}`;
    }
  }
}

function ObjectLink({ change }: { change: ObjectChange }) {
  switch (change.kind) {
    case "policy":
      if (change.policy.operation === "create") return null;
      return (
        <>
          <TextLink href={policyLink(change.policy.policyId)}>View policy</TextLink>{" "}
          <TextLink href={governedLink(change.policy.policyId)}>View its accounts</TextLink>
        </>
      );
    case "aggregator":
      if (change.aggregator.operation === "put" && change.aggregator.expected === ABSENT) return null;
      return <TextLink href={aggregatorPath(change.aggregator)}>View aggregator</TextLink>;
    case "aggregator-tags":
      return <TextLink href={aggregatorPath(change.tags)}>View aggregator</TextLink>;
    case "configuration":
      return <TextLink href="/configuration">View configuration</TextLink>;
    case "pack":
      if (change.pack.expected === ABSENT_PACK) return null;
      return <TextLink href={packHref(change.pack.name)}>View pack</TextLink>;
    case "pack-tags":
      return <TextLink href={packHref(change.tags.name)}>View pack</TextLink>;
  }
}
