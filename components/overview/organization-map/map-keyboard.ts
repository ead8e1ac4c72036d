import type { TreeStep } from "@/lib/organizations/tree-steps";

/** What a key does on the map. */
export type MapCommand =
  | { readonly do: "step"; readonly step: TreeStep }
  | { readonly do: "enter" | "leave" | "open" | "nearer" | "farther" }
  | { readonly do: "move"; readonly part: number };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const steps: Readonly<Record<string, TreeStep>> = {
  ArrowLeft: "previous",
  ArrowRight: "next",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

const quarter = 0.25;

/** The command of a key, undefined for one that means nothing here. */
export function mapCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): MapCommand | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key === "Enter" ? { do: "open" } : undefined;
  if (shiftKey && key === "ArrowLeft") return { do: "move", part: -quarter };
  if (shiftKey && key === "ArrowRight") return { do: "move", part: quarter };
  const step = steps[key];
  if (step !== undefined) return { do: "step", step };
  switch (key) {
    case "Enter":
    case " ":
      return { do: "enter" };
    case "Escape":
    case "Backspace":
      return { do: "leave" };
    case "o":
      return { do: "open" };
    case "+":
    case "=":
      return { do: "nearer" };
    case "-":
      return { do: "farther" };
    default:
      return undefined;
  }
}
