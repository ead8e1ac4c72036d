import "server-only";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { overlaid, problemOf, RuntimeName, type RuntimeSettings } from "@/lib/env-runtime";
import { can } from "@/lib/identity/grants";
import { isWeaker } from "@/lib/runs/plans/approval-rules";
import { writeDefinition } from "@/lib/server/action";
import { invalidInput } from "@/lib/server/admit";
import { isPinned, refreshSettings } from "@/lib/server/settings";
import { grantsOfPersonById } from "@/lib/server/sign-in/person-grants";
import {
  addWaitingSetting,
  endWaitingSetting,
  readSettings,
  readWaitingSettings,
  type WaitingSetting,
  writeSetting,
} from "@/lib/store/settings";
import { WaitingChangeId } from "../setting";

/** `value` is what the environment variable would hold; null takes back what was changed. */
const SettingChange = z.strictObject({ name: RuntimeName, value: z.string().trim().max(1_000).nullable() });
type SettingChange = z.infer<typeof SettingChange>;

/** Approving, discarding and changing one setting have one target, and so come one after the other. */
const auditSetting = ({ name }: Pick<SettingChange, "name">) => ({ target: `setting ${name}` });

/**
 * Changes a setting for all replicas, which follow within a second, or goes back to the environment's. Fails as
 * `invalid-input` with what is wrong with the value, and as `precondition` where it weakens the approval rules: a second
 * person approves that.
 */
export const changeSetting = writeDefinition({
  operation: "canopy:ChangeSetting",
  input: SettingChange,
  requires: "settings:write",
  audit: auditSetting,
  before: async ({ name }) => ({ value: (await readSettings()).get(name)?.value ?? null }),
  run: async ({ name, value }, session) => {
    requireValid(name, value);
    if (await isWeakening(name, value)) throw new FailureError(needsSecondPerson);
    await writeSetting(name, { value: value ?? undefined, changedBy: session.name });
    await refreshSettings();
  },
});

/**
 * Asks a second person to approve weaker approval rules. Fails as `conflict` where a change waits already, and as
 * `precondition` where these rules are not weaker: they need no approval.
 */
export const requestSetting = writeDefinition({
  operation: "canopy:RequestSetting",
  input: SettingChange,
  requires: "settings:write",
  audit: auditSetting,
  before: async ({ name }) => ({ value: await textInForce(name) }),
  run: async ({ name, value }, session) => {
    requireValid(name, value);
    if (!(await isWeakening(name, value))) throw new FailureError(needsNoApproval);
    const isAdded = await addWaitingSetting({
      ...{ name, value, before: await textInForce(name) },
      ...{ requestedById: session.id, requestedBy: session.name },
    });
    if (!isAdded) throw new FailureError(waitsAlready);
    await refreshSettings();
  },
});

const OneWaiting = z.strictObject({ name: RuntimeName, id: WaitingChangeId });

/**
 * Puts weaker approval rules in force that another person has asked for. Fails as `precondition` for who asked, where the
 * rules have changed since, and where who asked may not change them any more; as `conflict` where it waits no more.
 */
export const approveSetting = writeDefinition({
  operation: "canopy:ApproveSetting",
  input: OneWaiting,
  requires: "settings:approve",
  audit: auditSetting,
  before: async ({ name }) => ({ value: await textInForce(name) }),
  run: async ({ name, id }, session) => {
    const waiting = await requireWaiting(name, id);
    if (waiting.requestedById === session.id) throw new FailureError(ownRequest);
    requireValid(name, waiting.value);
    if ((await textInForce(name)) !== waiting.before) throw new FailureError(stale);
    if (!can(await grantsOfPersonById(waiting.requestedById), "settings:write"))
      throw new FailureError(lostRole(waiting.requestedBy));
    const { requestedBy, value } = waiting;
    if ((await endWaitingSetting(id, `${requestedBy}, approved by ${session.name}`)) === undefined)
      throw new FailureError(waitsNoMore);
    await refreshSettings();
    return { value, requestedBy };
  },
});

/** Discards a change of a setting that waits: by who may approve or ask for it. Fails as `conflict` where it waits no more. */
export const discardSetting = writeDefinition({
  operation: "canopy:DiscardSetting",
  input: OneWaiting,
  requires: "settings:read",
  audit: auditSetting,
  run: async ({ name, id }) => {
    const { value, requestedBy } = await requireWaiting(name, id);
    if ((await endWaitingSetting(id)) === undefined) throw new FailureError(waitsNoMore);
    await refreshSettings();
    return { value, requestedBy };
  },
});

/** What is in force, as the variable would hold it: a change here, else the environment's. Rejects as queries do. */
async function textInForce(name: RuntimeName): Promise<string> {
  const stored = isPinned(name) ? undefined : (await readSettings()).get(name)?.value;
  return stored ?? env().runtime[name] ?? "";
}

async function isWeakening(name: RuntimeName, value: string | null): Promise<boolean> {
  if (name !== "CANOPY_APPROVAL") return false;
  const { approval } = await refreshSettings();
  return isWeaker(settingsWith({ name, value }).approval, approval);
}

/** The settings that would be in force with a change, of which only its own counts. */
function settingsWith({ name, value }: SettingChange): RuntimeSettings {
  return overlaid(env().runtime, value === null ? {} : { [name]: value });
}

function requireValid(name: RuntimeName, value: string | null): void {
  if (isPinned(name)) throw new FailureError(pinned);
  const problem = value === null ? undefined : problemOf(name, value);
  if (problem !== undefined) throw new FailureError(invalidInput([{ path: ["value"], message: problem }]));
}

async function requireWaiting(name: RuntimeName, id: WaitingChangeId): Promise<WaitingSetting> {
  const waiting = (await readWaitingSettings()).find((each) => each.id === id && each.name === name);
  if (waiting === undefined) throw new FailureError(waitsNoMore);
  return waiting;
}

function precondition(message: string): Failure {
  return { code: "precondition", message: `${message} Nothing was changed.` };
}

const needsSecondPerson = precondition(
  "These approval rules are weaker than those in force, so a second person has to approve them. Send the change for approval.",
);
const needsNoApproval = precondition(
  "These approval rules are not weaker than those in force, so they need no approval. Save them.",
);
const ownRequest = precondition(
  "Weaker approval rules are approved by another person than who asked for them.",
);
const stale = precondition(
  "The approval rules were changed after this change was asked for. Discard it, and ask for it anew.",
);
const pinned = precondition(
  "CANOPY_APPROVAL_FROM says that the approval rules are those of CANOPY_APPROVAL in the environment. Change them there and restart Canopy.",
);

function lostRole(name: string): Failure {
  return precondition(`${name}, who asked for this change, may not change settings any more. Discard it.`);
}

const waitsAlready: Failure = {
  code: "conflict",
  message:
    "Another change of the approval rules waits for approval. Have it approved or discard it first. Nothing was changed.",
};
const waitsNoMore: Failure = {
  code: "conflict",
  message: "This change was approved or discarded already. Nothing was changed.",
};
