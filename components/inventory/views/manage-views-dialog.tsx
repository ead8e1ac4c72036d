"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useAccess } from "@/components/frame/access-context";
import { destinations } from "@/components/frame/destinations";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Dialog } from "@/components/ui/dialog/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { notify } from "@/components/ui/status/notifications";
import { Skeleton } from "@/components/ui/status/skeleton";
import { can } from "@/lib/identity/grants";
import { viewMutations, viewQueries } from "@/lib/views/client/queries";
import type { SavedView } from "@/lib/views/saved-view";
import { type ColumnChoices, useOpenView } from "./use-open-view";

/** All saved views that a person sees, to open, and to share and delete their own. */
export function ManageViewsDialog({
  columns,
  open,
  onOpenChange,
}: {
  columns: ColumnChoices;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { data, error, refetch } = useQuery({ ...viewQueries.list(), enabled: open });
  const openView = useOpenView(columns);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Saved views" size="large">
      {error !== null && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton className="w-64" />}
      {data?.length === 0 && (
        <p className="text-ink-quiet">
          There are none so far. “Save this view…” keeps a page&apos;s filters, order and columns under a
          name.
        </p>
      )}
      {data !== undefined && data.length > 0 && (
        <table className="w-full table-fixed border-collapse">
          <caption className="sr-only">Saved views</caption>
          <thead>
            <tr className="border-b text-left text-12 text-ink-quiet">
              <th scope="col" className="py-1 pr-3 font-normal">
                Name
              </th>
              <th scope="col" className="w-40 py-1 pr-3 font-normal max-sm:hidden">
                Page
              </th>
              <th scope="col" className="w-32 py-1 pr-3 font-normal max-sm:hidden">
                Saved by
              </th>
              <th scope="col" className="w-16 py-1 pr-3 font-normal">
                Shared
              </th>
              <td className="w-8" />
            </tr>
          </thead>
          <tbody>
            {data.map((view) => (
              <ViewRow
                key={view.id}
                view={view}
                onOpen={() => {
                  onOpenChange(false);
                  openView(view);
                }}
              />
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function ViewRow({ view, onOpen }: { view: SavedView; onOpen: () => void }) {
  const access = useAccess();
  const sharing = useMutation(viewMutations.share());
  const deleting = useMutation(viewMutations.delete());
  const restoring = useMutation(viewMutations.save());
  const { id, page, name, search, columns, isShared, isOwn, by } = view;
  const mayDelete = isOwn || access === undefined || can(access, "settings:write");
  const failure = sharing.error?.failure ?? deleting.error?.failure;
  function onDelete() {
    const restore = () =>
      restoring.mutate({ page, name, search, isShared, ...(columns !== undefined && { columns }) });
    deleting.mutate(id, {
      onSuccess: () =>
        notify({
          tone: "success",
          title: `Deleted the view ${name}`,
          ...(isOwn && { action: { label: "Undo", onSelect: restore } }),
        }),
    });
  }
  return (
    <>
      <tr className="border-b last:border-b-0">
        <th scope="row" className="truncate py-1.5 pr-3 text-left font-medium">
          <button type="button" onClick={onOpen} className="hover:text-accent hover:underline">
            {name}
          </button>
        </th>
        <td className="truncate py-1.5 pr-3 max-sm:hidden">
          {destinations.find(({ href }) => href === page)?.label ?? page}
        </td>
        <td className="truncate py-1.5 pr-3 max-sm:hidden">{isOwn ? "You" : by}</td>
        <td className="py-1.5 pr-3">
          <Checkbox
            aria-label={`Share ${name}`}
            checked={isShared}
            disabled={!isOwn || sharing.isPending}
            onChange={(next) => sharing.mutate({ id, isShared: next })}
          />
        </td>
        <td className="py-1 text-right">
          {mayDelete && (
            <IconButton
              label={`Delete ${name}`}
              size="small"
              aria-busy={deleting.isPending}
              onClick={onDelete}
            >
              <Trash2 aria-hidden="true" />
            </IconButton>
          )}
        </td>
      </tr>
      {failure !== undefined && (
        <tr>
          <td colSpan={5}>
            <FailureNotice failure={failure} />
          </td>
        </tr>
      )}
    </>
  );
}
