"use client";

import { CircleUser } from "lucide-react";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { notify } from "@/components/ui/status/notifications";
import { useShortcut } from "@/components/ui/keys/use-shortcut";

const ACCOUNTS = 11_001;

const accounts = staticCommands(
  "Accounts",
  Array.from({ length: ACCOUNTS }, (_, index) => {
    const id = String(100_000_000_000 + index * 7_919);
    const label = `${["payments", "ledger", "search", "data"][index % 4]}-${["prod", "staging", "dev"][index % 3]}-${index}`;
    return {
      id: `account ${id}`,
      label,
      detail: id,
      keywords: `${label}@example.com`,
      icon: <CircleUser aria-hidden="true" />,
      run: () => notify({ tone: "success", title: `Went to ${label}` }),
    };
  }),
);

/** As many accounts as a large organization has, so that the palette's speed is never theoretical. */
export function KitCommands() {
  useCommandSource(accounts);
  useShortcut({ keys: "ArrowUp ArrowDown", does: "Walk the tree", group: "Organization tree" });
  useShortcut({ keys: "ArrowRight", does: "Open", group: "Organization tree" });
  useShortcut({ keys: "ArrowLeft", does: "Close, or go to the parent", group: "Organization tree" });
  return null;
}
