import type { Tone } from "@/components/ui/status/tone";
import { MAY_NOT_HOLD } from "@/components/inventory/overruled-labels";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";
import { complianceLabels, complianceOrder } from "@/components/inventory/packs/compliance-labels";
import type { ComplianceClass } from "@/lib/aws-config/compliance/compliance-classes";
import type { ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import type { PackClass } from "@/lib/aws-config/packs/pack-classes";
import type { PolicyClass, StatusClass } from "@/lib/security-hub/governance/governance-classes";

/** A class of accounts, whatever the colours say just now. */
export type MapClass = PolicyClass | StatusClass | PackClass | ComplianceClass;

/** What tells classes apart whose colours are alike, or are not seen. */
export type ClassPattern = "hatched" | "crossed" | "dotted";

/** How a class is named and drawn. */
export interface ClassLook {
  readonly key: string;
  readonly label: string;
  /** What it is coloured as: a state, or the n-th policy. */
  readonly colour: { readonly tone: Tone } | { readonly identity: number };
  /** How the colour is laid on; plain where it is absent, and hatched where the tone is that of what is not visible. */
  readonly pattern?: ClassPattern;
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
    case "compliance":
      return complianceLook(each);
  }
}

function complianceLook({ key, isOfOne }: ComplianceClass): ClassLook {
  if (key === "inactive") return { key, label: "Not active", colour: { tone: "suspended" }, loudness: 0 };
  if (key === "without-pack") {
    return { key, label: isOfOne ? "Without the pack" : "No pack", colour: { tone: "none" }, loudness: 1 };
  }
  const { word, tone } = complianceLabels[key];
  const pattern = compliancePatterns[key];
  return {
    key,
    label: isOfOne || key !== "NON_COMPLIANT" ? word : "At least one pack non-compliant",
    colour: { tone },
    ...(pattern !== undefined && { pattern }),
    loudness: complianceOrder.length - complianceOrder.indexOf(key) + 1,
  };
}

const compliancePatterns: Partial<Record<ComplianceFilter, ClassPattern>> = {
  INSUFFICIENT_DATA: "dotted",
  NOT_EVALUATED: "dotted",
  NOT_READ: "crossed",
  UNKNOWN: "crossed",
};
