import { Tags } from "lucide-react";
import { useState } from "react";
import { FirstAccounts } from "./first-accounts";
import { TagsRead } from "@/components/inventory/tags/tags-read";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/menu/combobox";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Badge } from "@/components/ui/status/badge";
import { countOf, formatCount } from "@/lib/format/count";
import { drawnGroups, groupByTag, type TagGroup, tagGroupTitle } from "@/lib/organizations/tags/tag-groups";
import { accountStates } from "@/lib/organizations/model";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import type { Governed } from "../inventory/tree/tree-model";
import type { OrganizationView } from "./use-organization-view";

/** So many groups are drawn at once. */
const DRAWN = 50;
const ACTIVE = accountStates.indexOf("ACTIVE");

/** The accounts that the filter lets through in groups of one value of a tag each; each account is in one group. */
export function TagGroups({
  view: { governed: facts, matched, tags, params, change, go },
  onSelect,
  onOpen,
}: {
  view: OrganizationView;
  onSelect: (accounts: readonly number[]) => void;
  onOpen: (node: number) => void;
}) {
  const keys = tags.placed?.keys ?? [];
  // The key that most accounts have.
  const key = params.by ?? keys[0]?.key;
  const groups = key === undefined ? [] : groupByTag(facts.tree, tags.placed, key, matched.matches);
  const [most, setMost] = useState(DRAWN);
  const drawn = drawnGroups(groups, most);
  const left = groups.length - drawn.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
        <Combobox
          label="Group by tag"
          options={keys.map(({ key: each, accounts }) => ({ value: each, label: each, count: accounts }))}
          value={key}
          onChange={(by) => change({ by })}
        />
        <TagsRead tags={tags} />
      </div>
      {groups.length === 0 ? (
        <EmptyState icon={<Tags />} title="No account to group" className="flex-1">
          Accounts are grouped here by their value of a tag, once their tags have been read.
        </EmptyState>
      ) : (
        <ol aria-label={`Accounts by ${key}`} className="min-h-0 flex-1 overflow-y-auto">
          {drawn.map((group) => (
            <li key={group.parameter}>
              <Group
                facts={facts}
                group={group}
                title={tagGroupTitle(group, key ?? "")}
                onShow={() =>
                  go({ view: null, tag: [...params.tag, group.parameter], matchDepth: null, folded: null })
                }
                onSelect={() => onSelect(group.accounts)}
                onOpen={onOpen}
              />
            </li>
          ))}
          {left > 0 && (
            <li className="px-4 py-3">
              <Button size="small" onClick={() => setMost(most + DRAWN)}>
                Show {Math.min(DRAWN, left)} more of {countOf(left, "value")}
              </Button>
            </li>
          )}
        </ol>
      )}
    </div>
  );
}

function Group({
  facts: { tree, governance },
  group: { accounts, kind },
  title,
  onShow,
  onSelect,
  onOpen,
}: {
  facts: Governed;
  group: TagGroup;
  title: string;
  onShow: () => void;
  onSelect: () => void;
  onOpen: (node: number) => void;
}) {
  const having = (status: number) =>
    accounts.filter((node) => tree.state[node] === ACTIVE && governance.status[node] === status).length;
  const failed = having(StatusKind.Failed);
  const pending = having(StatusKind.Pending);
  return (
    <section aria-label={title} className="grid grid-cols-[minmax(0,1fr)] gap-2 border-b px-4 py-3 text-13">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-semibold">
        <span className="min-w-0 break-words">{title}</span>
        <Badge {...(kind === "not-read" && { tone: "pending" as const })}>
          {countOf(accounts.length, "account")}
        </Badge>
        {failed > 0 && <Badge tone="failed">{formatCount(failed)} failed</Badge>}
        {pending > 0 && <Badge tone="pending">{formatCount(pending)} pending</Badge>}
      </h3>
      <FirstAccounts label={`Accounts: ${title}`} tree={tree} accounts={accounts} onOpen={onOpen} />
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onShow}>
          {accounts.length === 1
            ? "Show it in the tree"
            : `Show all ${formatCount(accounts.length)} accounts`}
        </Button>
        <Button size="small" onClick={onSelect}>
          Select {countOf(accounts.length, "account")}
        </Button>
      </div>
    </section>
  );
}
