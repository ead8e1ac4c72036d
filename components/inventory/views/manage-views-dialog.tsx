"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useAccess } from "@/components/frame/access-context";
import { destinations } from "@/components/frame/destinations";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/status/skeleton";
import { can } from "@/lib/identity/grants";
import { viewMutations, viewQueries } from "@/lib/views/client/queries";
import type { NewView, SavedView } from "@/lib/views/saved-view";
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
  const [deleted, setDeleted] = useState<SavedView>();
  const restoring = useMutation(viewMutations.save());
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Saved views" size="large">
      {deleted !== undefined && (
        <p role="status" className="mb-2 flex items-center gap-3">
          Deleted the view {deleted.name}.
          {deleted.isOwn && (
            <Button
              size="small"
              aria-busy={restoring.isPending}
              onClick={() => restoring.mutate(contentOf(deleted), { onSuccess: () => setDeleted(undefined) })}
            >
              Undo
            </Button>
          )}
        </p>
      )}
      {restoring.error !== null && <FailureNotice failure={restoring.error.failure} />}
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
                onDeleted={() => setDeleted(view)}
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

function contentOf({ page, name, search, columns, isShared }: SavedView): NewView {
  return { page, name, search, isShared, ...(columns !== undefined && { columns }) };
}

function ViewRow({
  view,
  onOpen,
  onDeleted,
}: {
  view: SavedView;
  onOpen: () => void;
  onDeleted: () => void;
}) {
  const access = useAccess();
  const sharing = useMutation(viewMutations.share());
  const deleting = useMutation(viewMutations.delete());
  const { id, page, name, isShared, isOwn, by } = view;
  const mayDelete = isOwn || access === undefined || can(access, "settings:write");
  const failure = sharing.error?.failure ?? deleting.error?.failure;
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
              onClick={() => deleting.mutate(id, { onSuccess: onDeleted })}
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
