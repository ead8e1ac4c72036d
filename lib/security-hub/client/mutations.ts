import type { ConfigurationId, TargetId } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import {
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
} from "../server/actions";
import type { PolicyAssociation } from "../model";

interface AssociationChange {
  readonly configurationId: ConfigurationId;
  readonly targetId: TargetId;
  /** What was applied to the target itself when the change was reviewed; null where nothing was. */
  readonly expected: ConfigurationId | null;
}

/** The writes on associations, one target a call. They reject with `FailureError` and are never repeated by themselves. */
export const associationMutations = {
  associate: (input: AssociationChange): Promise<PolicyAssociation> =>
    callAction(() => startConfigurationPolicyAssociation(input)),
  disassociate: (input: AssociationChange) => callAction(() => startConfigurationPolicyDisassociation(input)),
};
