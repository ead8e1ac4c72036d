import { z } from "zod";
import {
  deleteConfigurationAggregator,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/actions";
import { failed, type Result } from "@/lib/core/result";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/actions";
import { updateConfigurationPolicy } from "@/lib/security-hub/policies/actions";

// A second Canopy as far as actions go: it makes the calls its parent sends, all of a message at once.

/** The actions by name; each parses its input itself. */
const actions: Readonly<Record<string, (input: never) => Promise<Result<unknown>>>> = {
  deleteConfigurationAggregator,
  putConfigurationAggregator,
  startConfigurationPolicyAssociation,
  updateConfigurationPolicy,
};

const Request = z.object({ action: z.string(), inputs: z.array(z.custom<never>(() => true)) });

process.on("message", (message) => {
  const { action, inputs } = Request.parse(message);
  const call = actions[action] ?? unknownAction;
  void Promise.all(inputs.map((input) => call(input))).then((results) => process.send?.({ results }));
});
function unknownAction(): Promise<Result<unknown>> {
  return Promise.resolve(failed({ code: "not-found", message: "There is no such action here." }));
}

// Without a reference to the channel the process would end before it is asked anything.
process.channel?.ref();
process.send?.("ready");
