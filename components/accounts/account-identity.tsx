import { accountStateLabels } from "@/components/inventory/filter-labels";
import { Badge } from "@/components/ui/status/badge";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { AccountView } from "./account-view";

/** Who an account is and where it belongs. `owner`: the value of the tag that names one. */
export function AccountIdentity({ view, owner }: { view: AccountView; owner: string | undefined }) {
  const { row, email, path, joinedAt } = view;
  return (
    <div className="grid gap-1 border-b px-4 py-3 text-13">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Copyable value={row.id} label="account id" />
        <Copyable value={email} label="e-mail address" />
        {row.state !== undefined && (
          <Badge tone={row.state === "ACTIVE" ? "success" : "suspended"}>
            {accountStateLabels[row.state]}
          </Badge>
        )}
        {joinedAt !== undefined && (
          <span className="text-12 text-ink-quiet">
            joined <RelativeTime at={joinedAt} />
          </span>
        )}
        {owner !== undefined && (
          <span className="text-12">
            <span className="text-ink-quiet">owner</span> {owner}
          </span>
        )}
        {row.role === "management" && <Badge outlined>management account</Badge>}
        {row.role === "delegated-administrator" && <Badge outlined>delegated admin of Security Hub</Badge>}
        <span className="ml-auto">
          <TextLink href={`/organization?target=${row.id}`}>Show in the organization</TextLink>
        </span>
      </div>
      <ol aria-label="Where it belongs" className="flex flex-wrap gap-x-1 text-12 text-ink-quiet">
        {path.map(({ id, name }, index) => (
          <li key={id}>
            {index > 0 && "/ "}
            <TextLink href={`/organization?target=${id}`} look="quiet" className="text-ink-quiet">
              {name}
            </TextLink>
          </li>
        ))}
      </ol>
    </div>
  );
}
