import { assertNever } from "@/lib/core/assert-never";
import type { Failure } from "@/lib/core/failure";
import { isForeignAnswer, isIncompleteAnswer } from "@/lib/core/failure-error";
import { aggregatorGuidance } from "./aggregator-guidance";
import {
  packGoneGuidance,
  staleTokenGuidance,
  tooManyTagsGuidance,
  unpublishedRateGuidance,
} from "./config-guidance";
import { forbiddenGuidance } from "./forbidden-guidance";
import type { Guidance } from "./guidance";
import { packGuidance } from "./pack-guidance";
import { policyGuidance } from "./policy-guidance";

/** The way out of each failure. Special cases follow AWS's exceptions and, where those are shared, AWS's texts. */
export function guidanceFor(failure: Failure): Guidance {
  return (
    aggregatorGuidance(failure) ?? packGuidance(failure) ?? policyGuidance(failure) ?? guidanceByCode(failure)
  );
}

/** Whether it is about how Canopy reaches AWS, and as whom: the page of the connection checks that step by step. */
export function isAboutConnection(failure: Failure): boolean {
  const { code, aws } = failure;
  if (code === "unauthenticated") return failure.of !== "session";
  if (code === "forbidden") return aws !== undefined;
  if (code === "precondition") return aws?.exception === "UnrecognizedClientException";
  if (isForeignAnswer(failure)) return true;
  return code === "unavailable" && aws === undefined && failure.of !== "canopy" && failure.run === undefined;
}

function guidanceByCode(failure: Failure): Guidance {
  switch (failure.code) {
    case "invalid-input":
      return {
        title: "The input was not accepted",
        meaning: "Nothing was changed. What you entered is still here.",
        steps: [],
      };
    case "unauthenticated":
      if (failure.of === "session") return signedOutGuidance;
      return isAboutTime(failure) ? clockGuidance : credentialsGuidance;
    case "forbidden":
      return forbiddenGuidance(failure);
    case "not-found":
      if (failure.aws?.exception === "NoSuchOrganizationConformancePackException") return packGoneGuidance;
      return {
        title: "It does not exist, or no longer",
        meaning: "It may have been deleted or moved since this page was read.",
        steps: ["Refresh the organization to see what is there now."],
      };
    case "conflict":
      if (failure.aws?.exception === "InvalidNextTokenException") return staleTokenGuidance;
      return isRead(failure) ? changingGuidance : changedGuidance;
    case "precondition":
      return preconditionGuidance(failure);
    case "limit-reached":
      if (failure.aws?.exception === "TooManyTagsException") return tooManyTagsGuidance;
      return {
        title: "AWS quota exceeded",
        meaning: "Nothing was changed. Retrying does not help until the quota has room.",
        steps: [
          "Delete what is no longer needed, or ask for a higher quota in the Service Quotas console where it can be raised.",
        ],
      };
    case "throttled":
      if (failure.aws?.operation.startsWith("config:") === true) return unpublishedRateGuidance;
      return {
        title: "AWS is throttling requests",
        meaning: "Canopy retries the call automatically.",
        steps: [],
        again: "Try now",
      };
    case "unavailable":
      if (failure.run !== undefined) return runGuidance;
      if (failure.of === "canopy") return serverGuidance;
      return failure.of === "database" ? databaseGuidance : unavailableGuidance(failure);
    case "unexpected":
      if (isIncompleteAnswer(failure)) return incompleteGuidance;
      return {
        title: "Unexpected error",
        meaning: "It is a defect of Canopy or an answer of AWS that is not documented.",
        steps: ["Quote the reference below. The server's log has the same reference with the cause."],
        again: "Try again",
      };
    default:
      return assertNever(failure);
  }
}

/** AWS answered, and an answer lacks what the model leaves optional, or contradicts another one. */
const incompleteGuidance: Guidance = {
  title: "AWS answered only a part",
  meaning: "What AWS did answer is shown. What depends on the missing part is marked as not known.",
  steps: ["Refresh. If it stays, quote the reference below: the server's log has what was missing."],
  again: "Try again",
};

/** A write that AWS refused because of another one. */
const changedGuidance: Guidance = {
  title: "Changed by someone else while you were editing",
  meaning: "Another change of the same resource is in progress, so this change was not made.",
  steps: ["Reload, compare, and decide again."],
  again: "Reload",
};

/** A read that AWS refused because of a write elsewhere. */
const changingGuidance: Guidance = {
  title: "The organization is being changed",
  meaning: "AWS doesn't answer while another change is under way. What is shown is older.",
  steps: ["Try again in a moment. Canopy has repeated the call already and will do so at the next refresh."],
  again: "Try again",
};

function isRead({ aws }: Failure): boolean {
  return /:(?:BatchGet|Describe|Get|List)/.test(aws?.operation ?? "");
}

const signedOutGuidance: Guidance = {
  title: "You are signed out",
  meaning: "Nothing was changed. What you entered is still here.",
  steps: ["Sign in again, in the dialog or in another tab of this browser."],
  again: "Try again",
};

const credentialsGuidance: Guidance = {
  title: "Canopy has no valid AWS credentials",
  meaning:
    "Nothing new can be read from AWS and nothing can be changed. What was stored before is still shown.",
  steps: [
    "Run `aws sts get-caller-identity` in the environment of the server: it fails with the same reason.",
    "Renew the credentials, or configure a role, which renews itself.",
  ],
  again: "Check again",
};

const clockGuidance: Guidance = {
  title: "The clock of Canopy's server is wrong",
  meaning: "AWS rejects requests whose time is more than five minutes off. Nothing can be read or changed.",
  steps: [
    "Compare `date -u` on the server with the real time.",
    "Turn time synchronisation on: `timedatectl set-ntp true`.",
  ],
  again: "Check again",
};

function isAboutTime({ message, aws }: Failure): boolean {
  const exceptions = ["RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"];
  return exceptions.includes(aws?.exception ?? "") || /signature (expired|not yet current)/i.test(message);
}

function preconditionGuidance({ aws }: Failure): Guidance {
  if (aws?.exception === "AWSOrganizationsNotInUseException") {
    return {
      title: "This account belongs to no organization",
      meaning: "Without an organization there is no tree to show and nothing to govern centrally.",
      steps: [
        "Use credentials of the delegated administrator of Security Hub, or create an organization first.",
      ],
      again: "Check again",
    };
  }
  if (aws?.exception === "UnrecognizedClientException") return regionGuidance;
  return {
    title: "Something has to be set up first",
    meaning: "This needs a step outside of Canopy first. Nothing was changed.",
    steps: ["Do what the message above asks for, then come back."],
    again: "Check again",
  };
}

const serverGuidance: Guidance = {
  title: "Canopy does not answer",
  meaning:
    "The server of this page could not be reached. What is shown was read before; AWS is not affected.",
  steps: [
    "Wait a moment: a server that is restarted answers again within seconds.",
    "If it stays away, look at the process that runs Canopy and at its log.",
  ],
  again: "Try again",
};

/** Whether AWS got the request is not known: sent once more it could be carried out twice. */
const runGuidance: Guidance = {
  title: "AWS has not answered yet",
  meaning: "It goes on by itself: nothing needs to be sent again. What you entered is still here.",
  steps: [],
};

const databaseGuidance: Guidance = {
  title: "Canopy's database does not answer",
  meaning: "What is stored cannot be shown and nothing can be changed until it does. AWS is not affected.",
  steps: [
    "Wait: Canopy retries automatically and recovers when the database answers.",
    "Look at the server that DATABASE_URL names; without it, at server.log in Canopy's data folder.",
  ],
  again: "Try again",
};

const regionGuidance: Guidance = {
  title: "This Region doesn't accept the credentials",
  meaning: "The credentials are valid: STS accepts them. What other Regions answer is not affected.",
  steps: [
    "Enable the Region for this account: `aws account enable-region --region-name …`. It takes some minutes.",
    "If it is enabled, the session token comes from the global STS endpoint: set AWS_STS_REGIONAL_ENDPOINTS to `regional`, or allow tokens of all Regions in the account settings of IAM.",
    "If Canopy doesn't have to look there, take the Region out of CANOPY_CONFIG_REGIONS.",
  ],
  again: "Check again",
};

const foreignGuidance: Guidance = {
  title: "Something answered, but not as AWS does",
  meaning:
    "The call arrived somewhere. The answer holds neither data nor an error of AWS. What was read before is still true as of its time.",
  steps: [
    "Look for a proxy, a load balancer or a firewall that answers in AWS's place: its log has this call.",
    "If AWS_ENDPOINT_URL or one of its per-service forms is set, check that what listens there knows this operation.",
  ],
  again: "Try again",
};

function unavailableGuidance(failure: Failure): Guidance {
  const { aws } = failure;
  if (isForeignAnswer(failure)) return foreignGuidance;
  if (aws?.exception === "ConcurrentModificationException") return changingGuidance;
  if (aws !== undefined) {
    return {
      title: "AWS could not answer",
      meaning: "The service failed on its side. What was read before is still true as of its time.",
      steps: ["Try again in a moment; the AWS Health Dashboard says whether it is known."],
      again: "Try again",
    };
  }
  return {
    title: "No answer",
    meaning: "The call did not get through. What was read before is still true as of its time.",
    steps: [
      "Check that the address is the one you mean: AWS_ENDPOINT_URL and its per-service forms replace AWS's own.",
      "Check that the server gets out: proxy, firewall, VPC endpoint, DNS.",
    ],
    again: "Try again",
  };
}
