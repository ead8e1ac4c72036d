import { FindingAggregator, OrganizationConfiguration } from "@/lib/security-hub/model";
import type { Snapshot } from "../snapshot";
import { areAssociationsRead, isRead } from "../snapshot-parts";
import { type Change, ORGANIZATION_SUBJECT } from "./change";
import { policyDiff } from "./policy-diff";
import { targetDiff } from "./target-diff";

/**
 * What changed from one snapshot of an organization to a later one, in time linear in their size. What either could not
 * read is no change: an account that was not listed has not left. Empty where one of them is still growing, and where they
 * are of two organizations.
 */
export function organizationDiff(before: Snapshot, after: Snapshot): Change[] {
  const isSame = before.meta.organizationId === after.meta.organizationId;
  if (!isSame || !before.meta.complete || !after.meta.complete) return [];
  return [
    ...settingsDiff(before, after),
    ...policyDiff(before, after),
    ...targetDiff(before, after, {
      // What a target inherits follows from the associations above it.
      withSources: areAssociationsRead(before.meta) && areAssociationsRead(after.meta),
    }),
  ];
}

function settingsDiff({ meta: before }: Snapshot, { meta: after }: Snapshot): Change[] {
  const common = {
    subject: ORGANIZATION_SUBJECT,
    subjectName: "Organization",
    since: before.takenAt,
  } as const;
  const changes: Change[] = [];
  const { configuration: had, findingAggregator: linked } = before;
  const { configuration: has, findingAggregator: links } = after;
  if (
    had &&
    has &&
    isRead(after, "organization-configuration") &&
    !isEqual(OrganizationConfiguration, had, has)
  )
    changes.push({ ...common, kind: "configuration", before: had, after: has });
  if (linked && links && !isEqual(FindingAggregator, linked, links))
    changes.push({ ...common, kind: "linked-regions", before: linked, after: links });
  return changes;
}

/** The same by the members that the schema names, in its order; Regions are a set. */
function isEqual<Value>(
  schema: { readonly parse: (value: unknown) => Value },
  one: Value,
  other: Value,
): boolean {
  const written = (value: Value) =>
    JSON.stringify(schema.parse(value), (_key, member: unknown) =>
      Array.isArray(member) ? member.map(String).sort() : member,
    );
  return written(one) === written(other);
}
