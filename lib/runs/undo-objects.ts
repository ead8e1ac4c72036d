import { z } from "zod";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { ABSENT_PACK, type FormerPack } from "@/lib/aws-config/packs/change/pack-change";
import { definitionOf, packFingerprint } from "@/lib/aws-config/packs/change/pack-state";
import { changeOfTags, diffTags, isSameTags, type Tag } from "@/lib/aws-config/tags/tag";
import { reviewedOf } from "@/lib/security-hub/configuration/reviewed";
import type { OrganizationConfiguration } from "@/lib/security-hub/model";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import type { ObjectChange } from "./object-change";
import type { ObjectBefore, ObjectStep } from "./run-step";

/**
 * What an undo of objects does not bring back. `new-policy-id`: a deleted policy is created anew, with another id, without
 * its associations and tags. `description-stays`: AWS does not take a description away. `collects-anew`: a deleted aggregator
 * is created anew and collects from the beginning. `tags-not-known`: the tags of the deleted aggregator or pack could not be read.
 * `settings-stay`: accounts keep what was set in them. `may-be-refused`: AWS refuses LOCAL while policies are applied.
 * `pack-anew`: a deleted pack is deployed anew, and its compliance history is gone.
 */
export const UndoNote = z.enum([
  "new-policy-id",
  "description-stays",
  "collects-anew",
  "tags-not-known",
  "settings-stay",
  "may-be-refused",
  "pack-anew",
]);
export type UndoNote = z.infer<typeof UndoNote>;

/** The inverse of one step, or undefined where the object was changed after it. */
export type ObjectUndo = { readonly change: ObjectChange; readonly notes: readonly UndoNote[] } | undefined;

type Of<Kind extends ObjectStep["kind"]> = Extract<ObjectStep, { readonly kind: Kind }>;
type PresentOf<Kind extends ObjectStep["kind"]> = Extract<ObjectBefore, { readonly kind: Kind }>["had"];

/** Brings a policy back to what it was before an accepted step; `present` is what AWS has, null for none. */
export function policyUndo({ had, became }: Of<"policy">, present: PresentOf<"policy">): ObjectUndo {
  if (became === null) {
    if (had === null || present !== null) return undefined;
    const settings = RequestedSettings.parse(settingsOf(had));
    return {
      change: { kind: "policy", policy: { operation: "create", settings, tags: {} } },
      notes: ["new-policy-id"],
    };
  }
  if (present?.updatedAt !== became.updatedAt) return undefined;
  const { id: policyId, updatedAt } = became;
  if (had === null)
    return {
      change: { kind: "policy", policy: { operation: "delete", policyId, reviewedAt: updatedAt } },
      notes: ["settings-stay"],
    };
  const former = RequestedSettings.parse(settingsOf(had));
  const stays = former.description === "" && (became.description ?? "") !== "";
  const settings = stays ? { ...former, description: became.description ?? "" } : former;
  return {
    change: {
      kind: "policy",
      policy: { operation: "update", policyId, openedAt: updatedAt, settings, reason: "" },
    },
    notes: stays ? ["description-stays"] : [],
  };
}

/** Brings an aggregator back to what it was before an accepted step. */
export function aggregatorUndo(
  { had, became }: Of<"aggregator">,
  present: PresentOf<"aggregator">,
): ObjectUndo {
  const expected = became === null ? ABSENT : fingerprintOf(became);
  if ((present === null ? ABSENT : fingerprintOf(present)) !== expected) return undefined;
  if (had === null) {
    if (became === null) return undefined;
    const { region, name } = became;
    return {
      change: { kind: "aggregator", aggregator: { operation: "delete", region, name, expected } },
      notes: [],
    };
  }
  const { region, name, source, filters, tags } = had;
  if (source === undefined) return undefined;
  const isNew = became === null;
  return {
    change: {
      kind: "aggregator",
      aggregator: {
        operation: "put",
        ...{ region, name, source, expected },
        ...(filters && { filters }),
        ...(isNew && tags !== undefined && tags.length > 0 && { tags }),
      },
    },
    notes: isNew ? ["collects-anew", ...(tags === undefined ? (["tags-not-known"] as const) : [])] : [],
  };
}

/**
 * Brings the tags of an aggregator or a pack back to what they were before an accepted step.
 * @param changeOf the change that sets and removes tags of that resource
 */
export function tagsUndo(
  { had, became }: Of<"aggregator-tags"> | Of<"pack-tags">,
  present: PresentOf<"aggregator-tags">,
  changeOf: (tags: { set: Tag[]; remove: string[]; expected: Tag[] }) => ObjectChange,
): ObjectUndo {
  if (had === null || became === null || present === null || !isSameTags(present, became)) return undefined;
  return { change: changeOf({ ...changeOfTags(diffTags(present, had)), expected: present }), notes: [] };
}

/** Brings the organization configuration back to what it was before an accepted step. */
export function configurationUndo(
  { had, became }: Of<"configuration">,
  present: PresentOf<"configuration">,
): ObjectUndo {
  if (had === null || became === null || present === null || !isSameConfiguration(present, became))
    return undefined;
  const { autoEnable, autoEnableStandards, configurationType } = had;
  if (autoEnable === undefined) return undefined;
  const leavesCentral = present.configurationType === "CENTRAL" && configurationType === "LOCAL";
  return {
    change: {
      kind: "configuration",
      configuration: {
        update: {
          autoEnable,
          ...(autoEnableStandards !== undefined && { autoEnableStandards }),
          ...(configurationType !== undefined && { configurationType }),
        },
        expected: reviewedOf(present),
      },
    },
    notes: leavesCentral ? ["settings-stay", "may-be-refused"] : ["settings-stay"],
  };
}

/** AWS changes the status by itself. */
function isSameConfiguration(one: OrganizationConfiguration, other: OrganizationConfiguration): boolean {
  return (
    one.autoEnable === other.autoEnable &&
    one.autoEnableStandards === other.autoEnableStandards &&
    one.configurationType === other.configurationType
  );
}

/**
 * Brings a pack back to what it was before an accepted step. `template-not-known`: another client deployed it before, and AWS
 * doesn't give back its template.
 */
export function packUndo(
  { had, became }: Of<"pack">,
  present: PresentOf<"pack">,
): ObjectUndo | "template-not-known" {
  // AWS lists a pack until it is out of every account, and for longer where that failed: it can be put again.
  const isBeingDeleted = became === null && present !== null && present.arn === had?.arn;
  const expected = packFingerprint(isBeingDeleted ? present : became);
  if (packFingerprint(present) !== expected) return undefined;
  if (had !== null) return formerPack(had, expected, became === null);
  if (became === null) return undefined;
  return {
    change: { kind: "pack", pack: { operation: "delete", name: became.name, expected } },
    notes: [],
  };
}

function formerPack(had: FormerPack, expected: string, isAnew: boolean): ReturnType<typeof packUndo> {
  const { name, template, tags } = had;
  if (template === undefined) return "template-not-known";
  // One that AWS still lists has its tags.
  const isNew = expected === ABSENT_PACK;
  return {
    change: {
      kind: "pack",
      pack: {
        ...{ operation: "put", name, template, ...definitionOf(had) },
        ...(isNew && tags !== undefined && tags.length > 0 && { tags }),
        expected,
      },
    },
    notes: [
      ...(isAnew ? (["pack-anew"] as const) : []),
      ...(isNew && tags === undefined ? (["tags-not-known"] as const) : []),
    ],
  };
}
