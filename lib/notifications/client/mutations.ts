import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import type { DestinationChange, DestinationId, NewDestination } from "../destination";
import type { RuleId, SavedRule } from "../rule";
import {
  changeDestination,
  createDestination,
  deleteDestination,
  deleteRule,
  rotateSecret,
  saveRule,
  testDestination,
} from "../server/actions";

const meta = { invalidates: [keys.notifications.all] };

/** Changes of destinations and rules. Each rejects with `FailureError`. */
export const notificationMutations = {
  /** `id` is a new `crypto.randomUUID()`. Answers a webhook's secret, once. */
  createDestination: () =>
    mutationOptions({
      mutationFn: (destination: NewDestination) => callAction(() => createDestination(destination)),
      meta,
    }),
  changeDestination: () =>
    mutationOptions({
      mutationFn: (change: DestinationChange) => callAction(() => changeDestination(change)),
      meta,
    }),
  rotateSecret: () =>
    mutationOptions({ mutationFn: (id: DestinationId) => callAction(() => rotateSecret({ id })), meta }),
  deleteDestination: () =>
    mutationOptions({ mutationFn: (id: DestinationId) => callAction(() => deleteDestination({ id })), meta }),
  testDestination: () =>
    mutationOptions({ mutationFn: (id: DestinationId) => callAction(() => testDestination({ id })), meta }),
  saveRule: () =>
    mutationOptions({ mutationFn: (rule: SavedRule) => callAction(() => saveRule(rule)), meta }),
  deleteRule: () =>
    mutationOptions({ mutationFn: (id: RuleId) => callAction(() => deleteRule({ id })), meta }),
};
