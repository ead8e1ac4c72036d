"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { asOfParsers } from "@/components/inventory/as-of/as-of-address";
import { useAddress } from "@/components/ui/address/use-address";
import { DockedNotices } from "@/components/ui/notice-dock";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { ColumnWidths } from "@/components/ui/rows/column-widths";
import { ResizableColumns } from "@/components/ui/rows/width-handle";
import { useChosen } from "@/components/ui/stores/use-chosen";
import { FailureNotice } from "@/components/failures/failure-notice";
import { connectionQueries } from "@/lib/connection/client/queries";
import { FirstCollection } from "../inventory/first-collection";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { later } from "@/components/ui/later/later";
import { FirstPaint, type FirstPaintView } from "./tree/first-paint";
import { treeColumnChoice, treeColumnWidths } from "./tree/columns/tree-columns";
import { OrganizationTree } from "./tree/organization-tree";
import { useCollectionProgress } from "../inventory/use-collection-progress";
import { useNewestSnapshot } from "../inventory/use-newest";

const OrganizationAsOf = later(async () => (await import("./organization-as-of")).OrganizationAsOf);

/**
 * The organization page. Until the columns have arrived it shows what the server rendered; without any snapshot it
 * shows the first collection.
 */
export function OrganizationScreen({
  widths,
  ...props
}: Parameters<typeof Tree>[0] & {
  /** The widths that the cookie names. */
  widths: ColumnWidths;
}) {
  return (
    <ResizableColumns store={treeColumnWidths} initial={widths}>
      <Tree {...props} />
    </ResizableColumns>
  );
}

function Tree({
  first,
  progress,
  columns,
}: {
  first: FirstPaintView | undefined;
  /** The optional columns that the cookie names. */
  columns: SwitchedOn;
  progress: CollectionProgress;
}) {
  const switchedOn = useChosen(treeColumnChoice, columns);
  const [{ asof }] = useAddress(asOfParsers);
  const feed = useCollectionProgress(progress);
  const { data: snapshot, error } = useNewestSnapshot(feed.progress.version);
  const client = useQueryClient();
  const isFirst = Boolean(snapshot) && first === undefined;
  useEffect(() => {
    // The frame was rendered before the caller was known. It asks by a query: rendering the whole page again would
    // close what the user has opened in the meantime, and Next loads it anew where the address has changed.
    if (isFirst) void client.invalidateQueries({ queryKey: connectionQueries.connection().queryKey });
  }, [isFirst, client]);
  if (asof !== null) return <OrganizationAsOf at={asof.getTime()} feed={feed} switchedOn={switchedOn} />;
  if (snapshot) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <DockedNotices>{error && <FailureNotice failure={error.failure} />}</DockedNotices>
        <OrganizationTree snapshot={snapshot} feed={feed} switchedOn={switchedOn} />
      </div>
    );
  }
  if (first && snapshot === undefined)
    return <FirstPaint view={first} switchedOn={switchedOn} feed={feed} failure={error?.failure} />;
  return <FirstCollection feed={feed} />;
}
