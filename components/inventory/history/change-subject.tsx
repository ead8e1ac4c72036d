import { aggregatorPath } from "@/components/inventory/addresses/aggregators-address";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { policyLink } from "@/components/inventory/addresses/policy-links";
import { TextLink } from "@/components/ui/text-link";
import { AccountId, PolicyId } from "@/lib/core/identifiers";
import type { HistoryEntry } from "@/lib/inventory/snapshot/changes/history";

/** What a change is of, with the way to its page. */
export function ChangeSubject({ entry }: { entry: HistoryEntry }) {
  const { subject, subjectName } = entry;
  const href = hrefOf(entry);
  if (href === undefined) return <strong className="font-medium">{subjectName}</strong>;
  return (
    <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-1.5">
      <TextLink href={href} look="quiet" prefetch={false} className="font-medium break-words">
        {subjectName}
      </TextLink>
      {AccountId.safeParse(subject).success && subjectName !== subject && (
        <span className="font-mono text-12 text-ink-quiet">{subject}</span>
      )}
    </span>
  );
}

function hrefOf(entry: HistoryEntry) {
  switch (entry.kind) {
    case "configuration":
    case "linked-regions":
      return "/configuration" as const;
    case "pack-deployed":
    case "pack-changed":
      return packHref(entry.subject);
    case "pack-deleted":
    case "ou-removed":
    case "policy-deleted":
    case "aggregator-deleted":
      return undefined;
    case "aggregator-created":
    case "aggregator-changed":
      return entry.after === null ? undefined : aggregatorPath(entry.after);
    default: {
      const account = AccountId.safeParse(entry.subject);
      if (account.success) return `/accounts/${account.data}` as const;
      const policy = PolicyId.safeParse(entry.subject);
      return policy.success ? policyLink(policy.data) : (`/organization?target=${entry.subject}` as const);
    }
  }
}
