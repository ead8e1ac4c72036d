import type { Tone } from "@/components/ui/status/tone";
import { MAY_NOT_HOLD } from "@/components/inventory/overruled-labels";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";
import type { PackClass } from "@/lib/aws-config/packs/pack-classes";
import type { PolicyClass, StatusClass } from "@/lib/security-hub/governance/governance-classes";

/** A class of accounts, whatever the colours say just now. */
export type MapClass = PolicyClass | StatusClass | PackClass;

/** How a class is named and drawn. */
export interface ClassLook {
  readonly key: string;
  readonly label: string;
  /** What it is coloured as: a state, or the n-th policy. */
  readonly colour: { readonly tone: Tone } | { readonly identity: number };
  /** Drawn over the others where there is no room for all: what is wrong must not disappear below what is fine. */
  readonly loudness: number;
}

/** The name and the colour of a class. `ungoverned` is what it means here that an account has no association. */
export function lookOf(each: MapClass, ungoverned: UngovernedWord): ClassLook {
  const { key } = each;
  const look = (label: string, tone: Tone, loudness: number): ClassLook => ({
    key,
    label,
    colour: { tone },
    loudness,
  });
  switch (each.kind) {
    case "policy":
      return { key, label: each.name, colour: { identity: each.index }, loudness: 1 };
    case "self-managed":
      return look("Self-managed", "self-managed", 2);
    case "none":
      return look(ungoverned, ungoverned === "Not governed" ? "none" : "not-visible", 3);
    case "unknown":
      return look("Not known", "not-visible", 3);
    case "inactive":
      return look("Not active", "suspended", 0);
    case "failed":
    case "pack-failed":
      return look(each.kind === "failed" ? "Failed" : "At least one pack failed", "failed", 6);
    case "stuck":
      return look("Pending > 24 h", "stuck", 5);
    case "pending":
      return look("Pending ≤ 24 h", "pending", 4);
    case "success":
      return look("In effect", "success", 1);
    case "overruled":
      return look(MAY_NOT_HOLD.word, MAY_NOT_HOLD.tone, 2);
    case "pack-in-progress":
      return look("In progress", "pending", 4);
    case "pack-deployed":
      return look("All deployed", "success", 1);
    case "no-pack":
      return look("No pack", "none", 2);
  }
}
