"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { z } from "zod";
import { ActivityScreen } from "@/components/activity/activity-screen";
import { AggregatorChanges } from "@/components/inventory/changes/aggregator-changes";
import { SettingChanges } from "@/components/inventory/changes/setting-changes";
import type { FirstActivity } from "@/components/inventory/activity/use-activity";
import { PolicyChanges } from "@/components/inventory/changes/policy-changes";
import type { ActivityDetail } from "@/lib/activity/activity";
import { type AggregatorState, noAggregator, stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import { diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import { AggregatorFilters, AggregatorSource } from "@/lib/aws-config/aggregators/model";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { changesOf } from "@/lib/security-hub/configuration/choice";
import {
  ConfigurationPolicy,
  OrganizationConfiguration,
  OrganizationConfigurationUpdate,
} from "@/lib/security-hub/model";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { differenceOf } from "@/lib/security-hub/policies/difference";
import { type PolicySettings, RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { TagChanges } from "@/components/inventory/changes/tag-changes";
import { diffTags, Tag } from "@/lib/aws-config/tags/tag";

/** The activity, with the differences that the editors of policies, aggregators and the configuration show. */
export function ActivityView({ first }: { first: FirstActivity }) {
  return <ActivityScreen first={first} differenceOf={differenceIn} />;
}

/** Undefined for what no editor shows: then the recorded documents are compared value by value. */
function differenceIn(detail: ActivityDetail): ReactNode {
  const { change, input, before, after } = detail;
  switch (change.operation) {
    case "securityhub:CreateConfigurationPolicy":
    case "securityhub:UpdateConfigurationPolicy": {
      const to = settingsIn(after) ?? Requested.safeParse(input).data?.settings;
      const from = settingsIn(before) ?? (to && emptyAs(to));
      return from && to && <PolicyChange from={from} to={to} />;
    }
    case "config:PutConfigurationAggregator": {
      const to = aggregatorIn(after) ?? aggregatorIn(input);
      return to && <AggregatorChange from={aggregatorIn(before) ?? noAggregator} to={to} />;
    }
    case "config:DeleteConfigurationAggregator": {
      const from = aggregatorIn(before);
      return from && <AggregatorChange from={from} to={noAggregator} />;
    }
    case "config:TagResource": {
      const [from, to] = [Tags.safeParse(before).data, Tags.safeParse(after).data];
      return from && to && <TagChanges tags={diffTags(from, to)} />;
    }
    case "securityhub:UpdateOrganizationConfiguration": {
      const update = OrganizationConfigurationUpdate.safeParse(input).data;
      const current = OrganizationConfiguration.safeParse(before).data;
      return update && <SettingChanges changes={changesOf(current, update)} />;
    }
    case "securityhub:StartConfigurationPolicyAssociation":
    case "securityhub:StartConfigurationPolicyDisassociation":
    default:
      return undefined;
  }
}

const Requested = z.looseObject({ settings: RequestedSettings });
const Tags = z.array(Tag);
const Aggregator = z.looseObject({
  source: AggregatorSource.optional(),
  filters: AggregatorFilters.optional(),
});

function settingsIn(value: unknown): PolicySettings | undefined {
  const policy = ConfigurationPolicy.safeParse(value).data;
  return policy && settingsOf(policy);
}

/** What a new policy is compared with: nothing is on in it that the new one lists. */
function emptyAs({ name, serviceEnabled, controls }: PolicySettings): PolicySettings {
  return {
    name,
    description: "",
    serviceEnabled,
    enabledStandardIdentifiers: [],
    controls: { mode: controls.mode, ids: [] },
    customParameters: [],
  };
}

function aggregatorIn(value: unknown): AggregatorState | undefined {
  const { source, filters } = Aggregator.safeParse(value).data ?? {};
  if (source === undefined) return undefined;
  return stateOf({ source, ...(filters !== undefined && { filters }) }, []);
}

function PolicyChange({ from, to }: { from: PolicySettings; to: PolicySettings }) {
  const { data: catalogue } = useQuery(policiesQueries.catalogue());
  return <PolicyChanges difference={differenceOf(from, to)} before={from} after={to} catalogue={catalogue} />;
}

function AggregatorChange({ from, to }: { from: AggregatorState; to: AggregatorState }) {
  const { data: snapshot } = useQuery(inventoryQueries.snapshot());
  return <AggregatorChanges diff={diffAggregator(from, to)} tree={snapshot?.tree} />;
}
