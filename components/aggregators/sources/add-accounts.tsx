"use client";

import { Plus } from "lucide-react";
import { PermittedButton } from "@/components/frame/permitted-button";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { aggregatorPath } from "@/components/inventory/addresses/aggregators-address";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { AccountId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import { draftStore } from "../editor/aggregator-draft";
import { draftOf } from "../editor/detail-draft";

/**
 * Opens the editor with these accounts added, where an aggregator names its accounts one by one and is Canopy's to change. What was
 * begun in the editor stays, and gets them too.
 */
export function AddAccounts({ detail, ids }: { detail: AggregatorDetail; ids: readonly string[] }) {
  const navigate = useNavigateAfterUrlUpdate();
  const { region, name, source, createdBy } = detail.aggregator;
  if (ids.length === 0 || source?.kind !== "accounts" || createdBy !== undefined) return null;

  function add() {
    const store = draftStore(`${region}/${name}`);
    const draft = store.get() ?? draftOf(detail);
    const added = ids.flatMap((id) => AccountId.safeParse(id).data ?? []);
    store.begin({ ...draft, step: "edit", accountIds: [...new Set([...draft.accountIds, ...added])] });
    navigate(`${aggregatorPath({ region, name })}/edit`);
  }

  return (
    <PermittedButton permission="aggregator:write" onClick={add}>
      <Plus aria-hidden="true" />
      Add {countOf(ids.length, "account")} to this aggregator…
    </PermittedButton>
  );
}
