import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { HistoryScreen } from "@/components/history/history-screen";
import { historyQuestion, loadHistoryParams } from "@/components/inventory/addresses/history-address";
import { readHistory } from "@/lib/inventory/server/read-history";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { displayName } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind } from "@/lib/organizations/tree";

export const metadata: Metadata = { title: "History" };

/** What changed between two readings of AWS, of everything or of one target, policy or pack. */
export default async function HistoryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadHistoryParams(searchParams);
  const [history, inventory] = await Promise.all([readHistory(historyQuestion(params)), readInventory()]);
  const snapshot = inventory.ok ? inventory.value.snapshot : undefined;
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "History" }]} />}>
      {history.ok ? (
        <HistoryScreen
          key={JSON.stringify(params)}
          first={history.value}
          {...subjectOf(snapshot, params.subject)}
        />
      ) : (
        <FailurePanel failure={history.failure} />
      )}
    </Page>
  );
}

function subjectOf(snapshot: Snapshot | undefined, subject: string | null) {
  const node = snapshot && subject !== null ? nodeLookup(snapshot.tree)(subject) : undefined;
  if (snapshot === undefined || node === undefined) {
    const policy = snapshot?.governance.policies.find(({ id }) => id === subject);
    return { subjectName: policy?.name, isUnit: false };
  }
  const { tree } = snapshot;
  return { subjectName: displayName(tree, node), isUnit: tree.kind[node] !== NodeKind.Account };
}
