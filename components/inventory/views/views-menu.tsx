"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { laterDialog } from "@/components/ui/later/later";
import { Menu } from "@/components/ui/menu/menu";
import { MenuHeading, MenuItem } from "@/components/ui/menu/menu-items";
import { viewQueries } from "@/lib/views/client/queries";
import type { NewView, SavedView, ViewPage } from "@/lib/views/saved-view";
import { type ColumnChoices, useOpenView } from "./use-open-view";
import { viewToSave } from "./view-to-save";

const SaveViewDialog = laterDialog(async () => (await import("./save-view-dialog")).SaveViewDialog);
const ManageViewsDialog = laterDialog(async () => (await import("./manage-views-dialog")).ManageViewsDialog);

const label = "Saved views";
const noColumns: ColumnChoices = {};

/** The saved views of a page: to open, to save what is shown now as one, and to manage them. */
export function ViewsMenu({ page, columns = noColumns }: { page: ViewPage; columns?: ColumnChoices }) {
  const [opened, setOpened] = useState<"save" | "manage">();
  const [toSave, setToSave] = useState<Pick<NewView, "page" | "search" | "columns">>({ page, search: "" });
  const close = () => setOpened(undefined);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={label}>
            <Bookmark aria-hidden="true" />
          </IconButton>
        }
      >
        <ViewItems page={page} columns={columns} />
        <MenuHeading>This view</MenuHeading>
        <MenuItem
          onSelect={() => {
            setToSave(viewToSave(page, columns[page]));
            setOpened("save");
          }}
        >
          Save this view…
        </MenuItem>
        <MenuItem onSelect={() => setOpened("manage")}>Manage saved views…</MenuItem>
      </Menu>
      <SaveViewDialog view={toSave} open={opened === "save"} onOpenChange={close} />
      <ManageViewsDialog columns={columns} open={opened === "manage"} onOpenChange={close} />
    </>
  );
}

function ViewItems({ page, columns }: { page: ViewPage; columns: ColumnChoices }) {
  const { data, error } = useQuery(viewQueries.list());
  const open = useOpenView(columns);
  const ofPage = data?.filter((view) => view.page === page) ?? [];
  const own = ofPage.filter(({ isOwn }) => isOwn);
  const shared = ofPage.filter(({ isOwn }) => !isOwn);
  if (ofPage.length === 0) {
    const reading = error === null ? "Reading the saved views…" : "The saved views could not be read";
    return <MenuItem disabled>{data === undefined ? reading : "No saved views of this page"}</MenuItem>;
  }
  const item = (view: SavedView) => (
    <MenuItem key={view.id} onSelect={() => open(view)}>
      <span className="max-w-72 truncate">{view.name}</span>
      <span className="ml-auto pl-4 text-12 text-ink-quiet empty:hidden">
        {view.isOwn ? view.isShared && "shared" : view.by}
      </span>
    </MenuItem>
  );
  return (
    <>
      {own.length > 0 && <MenuHeading>Your views</MenuHeading>}
      {own.map(item)}
      {shared.length > 0 && <MenuHeading>Shared by others</MenuHeading>}
      {shared.map(item)}
    </>
  );
}
