import type { ConfigurationId, TargetId } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { startConfigurationPolicyAssociation, startConfigurationPolicyDisassociation } from "./actions";
import type { PolicyAssociation } from "./model";

/** The writes on associations, one target a call. They reject with `FailureError` and are never repeated by themselves. */
export const associationMutations = {
  associate: (input: { configurationId: ConfigurationId; targetId: TargetId }): Promise<PolicyAssociation> =>
    callAction(() => startConfigurationPolicyAssociation(input)),
  disassociate: (input: { configurationId: ConfigurationId; targetId: TargetId }) =>
    callAction(() => startConfigurationPolicyDisassociation(input)),
};
