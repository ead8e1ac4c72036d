import { useShortcut } from "@/components/ui/keys/use-shortcut";

/** The keys that the grid handles itself, entered in the keyboard help. */
export function useTreeShortcuts(): void {
  const group = "Organization tree";
  useShortcut({
    keys: "ArrowUp ArrowDown k j",
    does: "Move between rows; up from the first to the headers",
    group,
  });
  useShortcut({ keys: "ArrowRight", does: "Open the branch, then go into its cells", group });
  useShortcut({ keys: "ArrowLeft", does: "Close the branch, or go to its parent", group });
  useShortcut({ keys: "Space", does: "Select the target", group });
  useShortcut({ keys: "mod+a", does: "Select everything that matches", group });
  useShortcut({ keys: "Enter", does: "Open the target's panel", group });
  useShortcut({ keys: "Escape", does: "Close the panel", group });
}
