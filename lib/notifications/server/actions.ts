"use server";

import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { defineWrite } from "@/lib/server/action";
import { invalidInput } from "@/lib/server/admit";
import { insertDelivery } from "@/lib/store/notifications/deliveries";
import * as destinations from "@/lib/store/notifications/destinations";
import * as rules from "@/lib/store/notifications/rules";
import { Destination, DestinationChange, DestinationId, NewDestination, shownAddress } from "../destination";
import { testDigest } from "../digest";
import { RuleId, SavedRule } from "../rule";
import { newWebhookSecret, seal, unseal } from "../work/sealed";
import { checkTarget } from "./check-target";

const OneDestination = z.strictObject({ id: DestinationId });
const auditDestination = ({ id }: { readonly id: DestinationId }) => ({
  target: `notification destination ${id}`,
});
const auditRule = ({ id }: { readonly id: RuleId }) => ({ target: `notification rule ${id}` });

/** How long a webhook's former secret stays valid after a rotation. */
const formerSecretMs = 24 * 3_600_000;

/** A destination, and the secret of a webhook where one was made: it is shown once. */
interface WithSecret {
  readonly destination: Destination;
  readonly secret?: string;
}

/**
 * Adds a destination. Answers a webhook's signing secret, which is not answered again. Fails as `invalid-input` where messages
 * may not be sent to the address, and as `conflict` where there is a destination with the id.
 */
export const createDestination = defineWrite({
  operation: "canopy:CreateNotificationDestination",
  input: NewDestination,
  requires: "notifications:write",
  audit: ({ id, name, target }) => ({
    ...auditDestination({ id }),
    recorded: { id, name, kind: target.kind, address: shownAddress(target) },
  }),
  run: async ({ id, name, target }): Promise<WithSecret> => {
    checkTarget(target);
    const secret = target.kind === "webhook" ? newWebhookSecret() : undefined;
    const isNew = await destinations.createDestination({
      id,
      name,
      kind: target.kind,
      address: shownAddress(target),
      sealed: seal({ target, ...(secret !== undefined && { secret }) }),
    });
    if (!isNew)
      throw new FailureError({
        code: "conflict",
        message:
          "This destination was added already. Its secret is not shown again; rotate it to get another.",
      });
    return { destination: await requireDestination(id), ...(secret !== undefined && { secret }) };
  },
  recordedOutput: ({ destination }) => destination,
});

/** Changes the name or the address of a destination, or turns it on or off. The kind stays. */
export const changeDestination = defineWrite({
  operation: "canopy:ChangeNotificationDestination",
  input: DestinationChange,
  requires: "notifications:write",
  audit: ({ id, name, enabled, target }) => ({
    ...auditDestination({ id }),
    recorded: { id, name, enabled, ...(target !== undefined && { address: shownAddress(target) }) },
  }),
  before: ({ id }) => requireDestination(id),
  run: async ({ id, name, enabled, target }): Promise<Destination> => {
    const { sealed, kind } = await requireSealed(id);
    if (target === undefined) await destinations.changeDestination(id, { name, enabled });
    else {
      if (target.kind !== kind)
        throw new FailureError(
          invalidInput([{ path: ["target"], message: "A destination keeps its kind. Add another one." }]),
        );
      checkTarget(target);
      const address = shownAddress(target);
      await destinations.changeDestination(id, {
        name,
        enabled,
        address,
        sealed: seal({ ...secretsOf(sealed), target }),
      });
    }
    return requireDestination(id);
  },
});

/** The secrets that stay with a destination; of one that can't be decrypted a new one is made at the next rotation. */
function secretsOf(sealed: string) {
  try {
    return unseal(sealed);
  } catch {
    return { secret: newWebhookSecret() };
  }
}

/**
 * Gives a webhook another signing secret and answers it once. For a day messages are signed with both, so that the receiver can
 * be changed without a gap. Fails as `precondition` for other kinds.
 */
export const rotateSecret = defineWrite({
  operation: "canopy:RotateNotificationSecret",
  input: OneDestination,
  requires: "notifications:write",
  audit: auditDestination,
  run: async ({ id }): Promise<WithSecret> => {
    const { target, secret: formerSecret } = unseal((await requireSealed(id)).sealed);
    if (target.kind !== "webhook")
      throw new FailureError({ code: "precondition", message: "Only webhooks are signed with a secret." });
    const secret = newWebhookSecret();
    await destinations.changeDestination(id, {
      sealed: seal({ target, secret, ...(formerSecret !== undefined && { formerSecret }) }),
      formerSecretUntil: new Date(Date.now() + formerSecretMs),
    });
    return { destination: await requireDestination(id), secret };
  },
  recordedOutput: ({ destination }) => destination,
});

/** Removes a destination. What was to be sent there is given up, and rules that name it send to their others. */
export const deleteDestination = defineWrite({
  operation: "canopy:DeleteNotificationDestination",
  input: OneDestination,
  requires: "notifications:write",
  audit: auditDestination,
  before: ({ id }) => requireDestination(id),
  run: async ({ id }) => ({ deleted: await destinations.deleteDestination(id) }),
});

/** Sends a test message, once and without retries; the log of deliveries says what came of it. */
export const testDestination = defineWrite({
  operation: "canopy:TestNotificationDestination",
  input: OneDestination,
  requires: "notifications:write",
  audit: auditDestination,
  run: async ({ id }) => {
    const { name } = await requireDestination(id);
    const deliveryId = await insertDelivery({
      destinationId: id,
      destinationName: name,
      digest: testDigest(name, new Date().toISOString()),
    });
    return { deliveryId };
  },
});

/** Stores a rule, new or changed. Fails as `invalid-input` where a destination of it does not exist. */
export const saveRule = defineWrite({
  operation: "canopy:SaveNotificationRule",
  input: SavedRule,
  requires: "notifications:write",
  audit: auditRule,
  before: async ({ id }) => (await rules.readRule(id)) ?? null,
  run: async (rule) => {
    const known = new Set((await destinations.listDestinations()).map(({ id }) => id));
    if (rule.settings.destinationIds.some((id) => !known.has(id)))
      throw new FailureError(
        invalidInput([
          {
            path: ["settings", "destinationIds"],
            message: "One of the destinations was deleted. Select others.",
          },
        ]),
      );
    await rules.saveRule(rule);
    return rule;
  },
});

/** Removes a rule with the events it has gathered and not sent. */
export const deleteRule = defineWrite({
  operation: "canopy:DeleteNotificationRule",
  input: z.strictObject({ id: RuleId }),
  requires: "notifications:write",
  audit: auditRule,
  before: async ({ id }) => (await rules.readRule(id)) ?? null,
  run: async ({ id }) => ({ deleted: await rules.deleteRule(id) }),
});

async function requireDestination(id: DestinationId): Promise<Destination> {
  // The schema of what people see leaves out what is sealed.
  return Destination.parse(await requireSealed(id));
}

async function requireSealed(id: DestinationId) {
  const found = await destinations.readDestination(id);
  if (found !== undefined) return found;
  throw new FailureError({
    code: "not-found",
    message: "This destination does not exist. It may have been deleted by someone else.",
  });
}
