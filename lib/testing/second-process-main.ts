import { z } from "zod";
import {
  deleteConfigurationAggregator,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/server/actions";
import { putOrganizationConformancePack } from "@/lib/aws-config/packs/change/server/actions";
import { failed, type Result, success } from "@/lib/core/result";
import { runNotifier } from "@/lib/notifications/work/notifier";
import { startPlan } from "@/lib/runs/plans/server/actions";
import { startRun } from "@/lib/runs/server/actions";
import { startDuePlans } from "@/lib/runs/plans/server/start-due-plans";
import { runWorker } from "@/lib/runs/work/run-worker";
import { runCollector } from "@/lib/inventory/collect/collector";
import { organizationPlan } from "@/lib/inventory/collect/organization-plan";
import { recordEvent } from "@/lib/server/audit";
import { serverAws } from "@/lib/server/aws";
import {
  batchGetConfigurationPolicyAssociations,
  startConfigurationPolicyAssociation,
  updateOrganizationConfiguration,
} from "@/lib/security-hub/server/actions";
import { updateConfigurationPolicy } from "@/lib/security-hub/policies/server/actions";

// A second Canopy as far as actions and the collection go: it makes the calls its parent sends, all of a message at once.

/** The actions by name; each parses its input itself. */
const actions: Readonly<Record<string, (input: never) => Promise<Result<unknown>>>> = {
  batchGetConfigurationPolicyAssociations,
  collect,
  deleteConfigurationAggregator,
  notify,
  putConfigurationAggregator,
  putOrganizationConformancePack,
  recordEvents,
  startConfigurationPolicyAssociation,
  startPlan,
  startRun,
  updateConfigurationPolicy,
  updateOrganizationConfiguration,
  workRuns,
};

const Request = z.object({ action: z.string(), inputs: z.array(z.custom<never>(() => true)) });

process.on("message", (message) => {
  const { action, inputs } = Request.parse(message);
  const call = actions[action] ?? unknownAction;
  void Promise.all(inputs.map((input) => call(input))).then((results) => process.send?.({ results }));
});

/** Collects the organization until the process ends. */
async function collect(): Promise<Result<unknown>> {
  const { signal } = new AbortController();
  await runCollector(organizationPlan, {
    aws: serverAws(),
    refreshMs: () => 24 * 3_600_000,
    signal,
    growthMs: 50,
  });
  return success(undefined);
}

/** Adds as many events to the record, one after the other. */
async function recordEvents({ target, count }: { readonly target: string; readonly count: number }) {
  const by = { id: "local", name: "sam", role: "administrator" };
  for (let number = 1; number <= count; number += 1)
    await recordEvent({ by, operation: "canopy:Test", target, input: { number } });
  return success(undefined);
}

/** Works runs until the process ends. */
async function workRuns(settings: { readonly verifyAfterMs: number }): Promise<Result<unknown>> {
  const { signal } = new AbortController();
  await runWorker({ aws: serverAws(), signal, startDuePlans, ...settings });
  return success(undefined);
}

/** Watches rules and sends notifications until the process ends. */
async function notify(settings: {
  readonly claimMs: number;
  readonly againAfterMs: number;
}): Promise<Result<unknown>> {
  const { signal } = new AbortController();
  await runNotifier({
    aws: serverAws(),
    signal,
    claimMs: settings.claimMs,
    againAfterMs: () => settings.againAfterMs,
  });
  return success(undefined);
}

function unknownAction(): Promise<Result<unknown>> {
  return Promise.resolve(failed({ code: "not-found", message: "There is no such action here." }));
}

// Without a reference to the channel the process would end before it is asked anything.
process.channel?.ref();
process.send?.("ready");
