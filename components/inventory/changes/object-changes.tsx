"use client";

import { useQuery } from "@tanstack/react-query";
import { stateOf, type AggregatorState, noAggregator } from "@/lib/aws-config/aggregators/aggregator-state";
import { diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { WantedPack } from "@/lib/aws-config/packs/change/pack-diff";
import { diffTags, type Tag, tagsAfter, type TagsDiff } from "@/lib/aws-config/tags/tag";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { ObjectChange } from "@/lib/runs/object-change";
import type { RunChange } from "@/lib/runs/run";
import type { ObjectBefore } from "@/lib/runs/run-step";
import { changesOf } from "@/lib/security-hub/configuration/choice";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { differenceOf } from "@/lib/security-hub/policies/difference";
import { type PolicySettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { AggregatorChanges } from "./aggregator-changes";
import { PackChanges, PackReadings } from "./pack-changes";
import { PolicyChanges } from "./policy-changes";
import { SettingChanges } from "./setting-changes";
import { TagChanges } from "./tag-changes";

type Change = RunChange | ObjectChange;

/** What a change makes of its object: from what AWS had to what is asked for. */
export function ObjectChanges({ before, change }: { before: ObjectBefore; change: Change | undefined }) {
  switch (before.kind) {
    case "policy":
      return (
        <>
          <PolicyChange before={policySettings(before)} after={wantedSettings(change)} />
          <NewTags change={change} />
        </>
      );
    case "aggregator":
      return <AggregatorChange before={aggregatorState(before)} after={wantedState(change)} />;
    case "aggregator-tags":
    case "pack-tags": {
      const tags = before.had ?? [];
      return <TagChanges tags={diffTags(tags, wantedTags(tags, change))} />;
    }
    case "configuration":
      return change?.kind === "configuration" ? (
        <SettingChanges changes={changesOf(before.had ?? undefined, change.configuration.update)} />
      ) : null;
    case "pack":
      return <PackChanges before={before.had} after={wantedPack(change)} tags={newTags(change)} />;
  }
}

/** Null where the pack is deleted. */
function wantedPack(change: Change | undefined): WantedPack | null {
  return change?.kind === "pack" && change.pack.operation === "put" ? change.pack : null;
}

/** The tags that a pack is created with. */
function newTags(change: Change | undefined): TagsDiff | undefined {
  if (change?.kind !== "pack" || change.pack.operation !== "put") return undefined;
  return diffTags([], change.pack.tags ?? []);
}

/** What became of an object between two readings. */
export function ObjectDifference({ before, after }: { before: ObjectBefore; after: ObjectBefore }) {
  if (before.kind === "policy" && after.kind === "policy")
    return <PolicyChange before={policySettings(before)} after={policySettings(after)} />;
  if (before.kind === "aggregator" && after.kind === "aggregator")
    return <AggregatorChange before={aggregatorState(before)} after={aggregatorState(after)} />;
  if (before.kind === "aggregator-tags" && after.kind === "aggregator-tags")
    return <TagChanges tags={diffTags(before.had ?? [], after.had ?? [])} />;
  if (before.kind === "pack-tags" && after.kind === "pack-tags")
    return <TagChanges tags={diffTags(before.had ?? [], after.had ?? [])} />;
  if (before.kind === "configuration" && after.kind === "configuration" && after.had !== null) {
    const { autoEnable = false, autoEnableStandards, configurationType, status, statusMessage } = after.had;
    return (
      <SettingChanges
        changes={changesOf(before.had ?? undefined, {
          autoEnable,
          ...(autoEnableStandards !== undefined && { autoEnableStandards }),
          ...(configurationType !== undefined && { configurationType }),
          ...(status !== undefined && { status }),
          ...(statusMessage !== undefined && { statusMessage }),
        })}
      />
    );
  }
  if (before.kind === "pack" && after.kind === "pack")
    return <PackReadings before={before.had} after={after.had} />;
  return null;
}

type Of<Kind extends ObjectBefore["kind"]> = Extract<ObjectBefore, { readonly kind: Kind }>;

/** A policy that is created or deleted differs from one without any settings. */
function PolicyChange({
  before,
  after,
}: {
  before: PolicySettings | undefined;
  after: PolicySettings | undefined;
}) {
  const { data: catalogue } = useQuery(policiesQueries.catalogue());
  const known = after ?? before;
  if (known === undefined) return null;
  const from = before ?? withoutSettings(known);
  const to = after ?? withoutSettings(known);
  return <PolicyChanges difference={differenceOf(from, to)} before={from} after={to} catalogue={catalogue} />;
}

/** The tags that a policy is created with. */
function NewTags({ change }: { change: Change | undefined }) {
  if (change?.kind !== "policy" || change.policy.operation !== "create") return null;
  const tags = Object.entries(change.policy.tags);
  if (tags.length === 0) return null;
  return (
    <p className="text-13 break-words">Tags: {tags.map(([key, value]) => `${key}=${value}`).join(", ")}</p>
  );
}

function policySettings({ had }: Of<"policy">): PolicySettings | undefined {
  return had === null ? undefined : settingsOf(had);
}

function withoutSettings({ serviceEnabled, controls }: PolicySettings): PolicySettings {
  return {
    ...{ name: "", description: "", serviceEnabled },
    enabledStandardIdentifiers: [],
    controls: { mode: controls.mode, ids: [] },
    customParameters: [],
  };
}

/** Undefined where the policy is deleted. */
function wantedSettings(change: Change | undefined): PolicySettings | undefined {
  return change?.kind === "policy" && change.policy.operation !== "delete"
    ? change.policy.settings
    : undefined;
}

function AggregatorChange({ before, after }: { before: AggregatorState; after: AggregatorState }) {
  const { data: snapshot } = useQuery(inventoryQueries.snapshot());
  return <AggregatorChanges diff={diffAggregator(before, after)} tree={snapshot?.tree} />;
}

function aggregatorState({ had }: Of<"aggregator">): AggregatorState {
  return had === null ? noAggregator : stateOf(had, had.tags ?? []);
}

/** Without a source where the aggregator is deleted. */
function wantedState(change: Change | undefined): AggregatorState {
  if (change?.kind !== "aggregator" || change.aggregator.operation === "delete") return noAggregator;
  const { source, filters, tags = [] } = change.aggregator;
  return { source, ...(filters && { filters }), tags };
}

function wantedTags(before: readonly Tag[], change: Change | undefined): readonly Tag[] {
  const isOfTags = change?.kind === "aggregator-tags" || change?.kind === "pack-tags";
  return isOfTags ? tagsAfter(before, change.tags) : before;
}
