import type { Failure } from "@/lib/core/failure";
import { awsCliCommand } from "@/lib/format/aws-cli";
import type { DelegatedAdministrator } from "@/lib/organizations/model";
import { type Observation, observed } from "../observation";
import { type Standing, standing } from "../standing";
import { type Diagnosis, checking, fine, isRefusedByIam, isRefusedByService, unanswered } from "./diagnosis";

type Of = Extract<Observation, { about: "administrators" }>["of"];

/** Organizations refuses the list to this caller, without naming a policy of IAM. */
const refused = {
  says: "Organizations doesn't show this account who administers what. It shows that to the management account and to delegated administrators.",
  todo: [
    "Use credentials of the delegated administrator of Security Hub CSPM: start Canopy with a profile of that account, or set CANOPY_ROLE_ARN to a role in it.",
    "Find it in the management account: `aws securityhub list-organization-admin-accounts`.",
  ],
};

const denied = {
  says: "IAM does not let the role read who administers what.",
  todo: [
    "Allow `organizations:ListDelegatedAdministrators` in the policy of the role that Canopy uses; the policy is below.",
  ],
};

/** The diagnosis where the list of administrators was not answered: what that says of this account depends on why. */
function unread(failure: Failure, observations: readonly Observation[]): Diagnosis {
  if (isRefusedByIam(failure)) return unanswered(failure, denied);
  const { is, accountId } = callersStanding(observations, undefined);
  // The management account may always read it: something else is in the way.
  if (is === "management" || failure.code !== "forbidden") {
    return unanswered(failure, {
      says: `Who administers what could not be read${is === "management" ? `, although ${accountId} is the management account` : ""}. Whether this account is a delegated administrator is not known.`,
      todo: ["Check again.", ...(failure.code === "forbidden" ? denied.todo : [])],
    });
  }
  return unanswered(failure, refused);
}

/** Whether the caller is the account to which Security Hub shows policies and associations. */
export function diagnoseSecurityHubAdministrator(observations: readonly Observation[]): Diagnosis {
  const result = administratorsOf(observations, "securityHub");
  if (result === undefined) return checking;
  if (!result.ok) return unread(result.failure, observations);
  const [named] = result.value;
  const { is, accountId, partition } = callersStanding(observations, result.value);
  if (is === "administrator") return fine(`This account, ${accountId}, is the delegated administrator.`);
  if (named === undefined) {
    return {
      state: "failed",
      says: "Security Hub CSPM has no delegated administrator in this organization.",
      todo: [
        "In the management account, in the Region that is to be home: `aws securityhub enable-organization-admin-account --admin-account-id <account>`. Take a member account: the management account cannot configure centrally.",
        "Then start Canopy with credentials of that account.",
      ],
    };
  }
  if (is === "unknown") return fine(`The delegated administrator is ${nameOf(named)}.`);
  return {
    state: "failed",
    says: `This ${is === "management" ? "is the management account" : "account"}, ${accountId}, ${is === "management" ? "and not" : "is not"} the delegated administrator; that is ${nameOf(named)}. Policies and associations are not visible from here.`,
    todo: [
      `Start Canopy with credentials of ${named.id}, or set \`CANOPY_ROLE_ARN=arn:${partition}:iam::${named.id}:role/<role>\`.`,
    ],
  };
}

/** Whether the caller may see the organization's aggregators and conformance packs. */
export function diagnoseConfigAdministrator(observations: readonly Observation[]): Diagnosis {
  const config = administratorsOf(observations, "config");
  const packs = administratorsOf(observations, "packs");
  if (config === undefined || packs === undefined) return checking;
  const failure = config.ok ? (packs.ok ? undefined : packs.failure) : config.failure;
  if (failure !== undefined) return unread(failure, observations);
  const found = [
    { what: "aggregators", principal: "config.amazonaws.com", administrators: config.ok ? config.value : [] },
    {
      what: "conformance packs",
      principal: "config-multiaccountsetup.amazonaws.com",
      administrators: packs.ok ? packs.value : [],
    },
  ].map((each) => ({ ...each, ...callersStanding(observations, each.administrators) }));
  const [{ is, accountId } = { is: "unknown", accountId: "" }] = found;
  if (is === "unknown") return { state: "unknown", says: "AWS has not said who is calling.", todo: [] };
  if (is === "management") {
    return {
      state: "attention",
      says: "This is the management account: it sees the organization packs and aggregators that it made itself, not those of delegated administrators.",
      todo: ["To see those, start Canopy with credentials of the account that made them."],
    };
  }
  const missing = found.filter((each) => each.is !== "administrator");
  if (missing.length === 0) {
    return fine(
      `This account, ${accountId}, is delegated administrator for aggregators and for conformance packs.`,
    );
  }
  return {
    state: "attention",
    says: missing
      .map(({ what, administrators }) => {
        const others = administrators.map(nameOf).join(", ");
        return `For the organization's ${what}, ${others === "" ? "no account is" : `not this account but ${others} is`} delegated administrator (each account sees only what it deployed itself).`;
      })
      .join(" "),
    todo: missing.map(
      ({ principal }) =>
        `To make it this account, in the management account: \`${awsCliCommand("organizations register-delegated-administrator", undefined, { AccountId: accountId, ServicePrincipal: principal })}\`.`,
    ),
  };
}

/**
 * The diagnosis where Security Hub refuses because of the account that asks: the check of its administrator has found that
 * out and says what to do. Undefined for every other failure.
 */
export function waitingForAdministrator(
  failure: Failure,
  observations: readonly Observation[],
): Diagnosis | undefined {
  if (!isRefusedByService(failure) || !isKnownOutsider(observations)) return undefined;
  return {
    state: "waiting",
    says: "Only the delegated administrator of Security Hub can read this: fix that check first.",
    todo: [],
    failure,
  };
}

function isKnownOutsider(observations: readonly Observation[]): boolean {
  const result = administratorsOf(observations, "securityHub");
  if (result === undefined) return false;
  if (!result.ok) return result.failure.code === "forbidden" && !isRefusedByIam(result.failure);
  const { is } = callersStanding(observations, result.value);
  return is === "management" || is === "member";
}

function administratorsOf(observations: readonly Observation[], of: Of) {
  return observations.flatMap((each) =>
    each.about === "administrators" && each.of === of ? [each.result] : [],
  )[0];
}

function callersStanding(
  observations: readonly Observation[],
  administrators: readonly DelegatedAdministrator[] | undefined,
): { readonly is: Standing; readonly accountId: string; readonly partition: string } {
  const caller = observed(observations, "caller")?.result;
  const organization = observed(observations, "organization")?.result;
  const seen = {
    ...(caller?.ok === true && { caller: caller.value }),
    ...(organization?.ok === true && { organization: organization.value }),
  };
  const { accountId, partition } = caller?.ok === true ? caller.value : { accountId: "", partition: "aws" };
  return { is: standing(seen, administrators), accountId, partition };
}

function nameOf({ id, name }: DelegatedAdministrator): string {
  return name === "" ? id : `${name} (${id})`;
}
