"use client";

import { useQuery } from "@tanstack/react-query";
import { AggregatorChanges } from "@/components/inventory/changes/aggregator-changes";
import { PolicyChanges } from "@/components/inventory/changes/policy-changes";
import { SettingChanges } from "@/components/inventory/changes/setting-changes";
import { stateOf, type AggregatorState, noAggregator } from "@/lib/aws-config/aggregators/aggregator-state";
import { diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { RunChange } from "@/lib/runs/run";
import type { ObjectStep } from "@/lib/runs/run-step";
import { changesOf } from "@/lib/security-hub/configuration/choice";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { differenceOf } from "@/lib/security-hub/policies/difference";
import { type PolicySettings, settingsOf } from "@/lib/security-hub/policies/settings";

/** What a step makes of its object: from what AWS had when the run was started to what was asked for. */
export function ObjectChanges({ step, change }: { step: ObjectStep; change: RunChange | undefined }) {
  switch (step.kind) {
    case "policy": {
      const before = step.had === null ? undefined : settingsOf(step.had);
      return <PolicyChange before={before} after={wantedSettings(change)} />;
    }
    case "aggregator":
      return <AggregatorChange before={formerState(step.had)} after={wantedState(change)} />;
    case "aggregator-tags": {
      const before = step.had ?? [];
      return <AggregatorChange before={{ tags: before }} after={{ tags: tagsAfter(before, change) }} />;
    }
    case "configuration":
      return change?.kind === "configuration" ? (
        <SettingChanges changes={changesOf(step.had ?? undefined, change.configuration.update)} />
      ) : null;
  }
}

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

function withoutSettings({ serviceEnabled, controls }: PolicySettings): PolicySettings {
  return {
    ...{ name: "", description: "", serviceEnabled },
    enabledStandardIdentifiers: [],
    controls: { mode: controls.mode, ids: [] },
    customParameters: [],
  };
}

/** Undefined where the policy is deleted. */
function wantedSettings(change: RunChange | undefined): PolicySettings | undefined {
  return change?.kind === "policy" && change.policy.operation !== "delete"
    ? change.policy.settings
    : undefined;
}

function AggregatorChange({ before, after }: { before: AggregatorState; after: AggregatorState }) {
  const { data: snapshot } = useQuery(inventoryQueries.snapshot());
  return <AggregatorChanges diff={diffAggregator(before, after)} tree={snapshot?.tree} />;
}

function formerState(had: Extract<ObjectStep, { readonly kind: "aggregator" }>["had"]): AggregatorState {
  return had === null ? noAggregator : stateOf(had, had.tags ?? []);
}

/** Without a source where the aggregator is deleted. */
function wantedState(change: RunChange | undefined): AggregatorState {
  if (change?.kind !== "aggregator" || change.aggregator.operation === "delete") return noAggregator;
  const { source, filters, tags = [] } = change.aggregator;
  return { source, ...(filters && { filters }), tags };
}

function tagsAfter(before: AggregatorState["tags"], change: RunChange | undefined): AggregatorState["tags"] {
  if (change?.kind !== "aggregator-tags") return before;
  const { set, remove } = change.tags;
  const gone = new Set([...remove, ...set.map(({ key }) => key)]);
  return [...before.filter(({ key }) => !gone.has(key)), ...set];
}
