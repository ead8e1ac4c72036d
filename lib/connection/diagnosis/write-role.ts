import { type Observation, observed } from "../observation";
import { checking, type Diagnosis, fine, listOf, unanswered } from "./diagnosis";

const names = { "sts:SetSourceIdentity": "SourceIdentity", "sts:TagSession": "session tags" } as const;

/** What changes are made with, and whom CloudTrail names for them. */
export function diagnoseWriteRole(observations: readonly Observation[]): Diagnosis {
  const writes = observed(observations, "write-role")?.writes;
  if (writes === undefined) return checking;
  const credentials = observed(observations, "credentials")?.result;
  if (writes.kind === "as-reads" && credentials?.ok === false)
    return { state: "waiting", says: "Waiting for credentials that AWS accepts.", todo: [] };
  if (writes.kind === "as-reads")
    return fine(
      "No write role is set. Changes are made with the credentials that read, and CloudTrail names those; Canopy's activity names the person. Set `CANOPY_WRITE_ROLE_ARN` to have CloudTrail name each person.",
    );
  if (writes.kind === "none")
    return {
      state: "attention",
      says: "Canopy only reads: it has a role to read with and none to change anything with.",
      todo: [
        "To make changes, set `CANOPY_WRITE_ROLE_ARN` and restart Canopy. The templates below make the role.",
      ],
    };
  const { roleArn, attribution, result } = writes;
  if (!result.ok) {
    const advice = {
      says: `The write role ${roleArn} could not be assumed as each change needs it.`,
      todo: [
        `Allow \`sts:AssumeRole\`, \`sts:SetSourceIdentity\` and \`sts:TagSession\` on ${roleArn} in its trust policy and in the policy of the credentials that Canopy starts with.`,
        "Check `CANOPY_WRITE_ROLE_ARN` and `CANOPY_ROLE_EXTERNAL_ID`.",
        ...(attribution === "required"
          ? [
              "Where AWS can't be made to allow the last two, `CANOPY_WRITE_ATTRIBUTION=preferred` makes changes without them.",
            ]
          : []),
      ],
    };
    const { failure } = result;
    return failure.code === "forbidden"
      ? { state: "failed", ...advice, failure }
      : unanswered(failure, advice);
  }
  const account = observed(observations, "caller")?.result;
  if (account?.ok === true && roleArn.split(":")[4] !== account.value.accountId)
    return {
      state: "failed",
      says: `The write role is in account ${roleArn.split(":")[4] ?? ""}, and Canopy reads as account ${account.value.accountId}: what is reviewed in one would be changed in the other.`,
      todo: ["Set `CANOPY_WRITE_ROLE_ARN` to a role in the account that Canopy reads as."],
    };
  const { without } = result.value;
  if (without.length > 0)
    return {
      state: "attention",
      says: `Changes are made as ${roleArn} with a session name for each person, but without ${listOf(without.map((action) => names[action]))}: AWS doesn't allow ${listOf(without.map((action) => `\`${action}\``))}.`,
      todo: [
        `Allow ${listOf(without.map((action) => `\`${action}\``))} on ${roleArn} in its trust policy and in the policy of the credentials that Canopy starts with.`,
      ],
    };
  return fine(
    `Changes are made as ${roleArn}, with a session name and a SourceIdentity for each person. Runs that a second person approved carry both in session tags.`,
  );
}
