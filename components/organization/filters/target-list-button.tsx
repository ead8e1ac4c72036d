"use client";

import { ListPlus } from "lucide-react";
import { useState } from "react";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { IconButton } from "@/components/ui/icon-button";
import type { OrgTree } from "@/lib/organizations/tree";
import { laterDialog } from "@/components/ui/later/later";

const TargetListDialog = laterDialog(async () => (await import("./target-list-dialog")).TargetListDialog);

/** Opens the dialog for a list of targets, from above the tree and from the palette. */
export function TargetListButton({
  tree,
  ...actions
}: {
  tree: OrgTree;
  onSelect: (nodes: readonly number[]) => void;
  onFilter: (nodes: readonly number[]) => void;
  onAssign: (nodes: readonly number[]) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  useCommandSource(
    staticCommands("Organization", [
      {
        id: "targets from a list",
        label: "Targets from a list",
        detail: "Select, filter or assign by pasted ids, names or paths",
        icon: <ListPlus aria-hidden="true" />,
        run: () => setOpen(true),
      },
    ]),
  );
  return (
    <>
      <IconButton label="Targets from a list…" variant="secondary" onClick={() => setOpen(true)}>
        <ListPlus aria-hidden="true" />
      </IconButton>
      <TargetListDialog tree={tree} open={isOpen} onOpenChange={setOpen} {...actions} />
    </>
  );
}
