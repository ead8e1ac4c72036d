import { useShortcut } from "@/components/ui/keys/use-shortcut";
import type { GridLayout } from "./columns/tree-columns";

/** The keys that the grid handles itself, entered in the keyboard help: those of the tree, or of the list. */
export function useTreeShortcuts(role: GridLayout["role"]): void {
  const isTree = role === "treegrid";
  const group = isTree ? "Organization tree" : "Organization list";
  useShortcut({
    keys: "ArrowUp ArrowDown k j",
    does: "Move between rows; up from the first to the headers",
    group,
  });
  useShortcut({
    keys: "ArrowRight",
    does: isTree ? "Open the branch, then go into its cells" : "Go into its cells",
    group,
  });
  useShortcut({
    keys: "ArrowLeft",
    does: isTree ? "Close the branch, or go to its parent" : "Go back to the row",
    group,
  });
  useShortcut({ keys: "Space", does: "Select the target", group });
  useShortcut({ keys: "mod+a", does: "Select everything that matches", group });
  useShortcut({ keys: "Enter", does: "Open the target's panel", group });
  useShortcut({ keys: "Escape", does: "Close the panel", group });
}
