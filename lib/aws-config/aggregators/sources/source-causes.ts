import { awsCliCommand } from "@/lib/format/aws-cli";
import type { AggregatorSource } from "../model";

/** One thing that may keep an aggregator from collecting, and what to do about it. */
export interface SourceCause {
  readonly title: string;
  readonly remedy: string;
  /** A command that removes the cause, run in the source account. */
  readonly command?: string;
  /** Whether what is known makes this one likely, or it is merely possible. */
  readonly likely: boolean;
}

/** What is known of sources that have the same error. */
export interface FailedSources {
  readonly sourceKind: AggregatorSource["kind"];
  readonly code: string;
  readonly messages: readonly string[];
  /** Regions the data should come from. */
  readonly regions: readonly string[];
  /** How many of the sources are accounts that are not active. */
  readonly inactive: number;
  readonly accounts: number;
  /** Of the aggregator. */
  readonly ownerId: string;
  readonly ownerRegion: string;
}

/** Where changes of an organization take up to two hours to arrive. */
const slowRegions: ReadonlySet<string> = new Set(["me-south-1", "ap-east-1"]);

/**
 * Why sources are not collected from: the documented causes, those first that fit what is known. AWS does not publish
 * its error codes, so code and message are only searched for hints. See
 * https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data-troubleshooting.html
 */
export function sourceCauses(failing: FailedSources): SourceCause[] {
  const { sourceKind } = failing;
  const causes = [
    ...inactiveAccounts(failing),
    configOff(failing),
    ...(sourceKind === "accounts" ? [unauthorized(failing)] : organizationCauses(failing)),
    passing,
  ];
  return causes.sort((a, b) => Number(b.likely) - Number(a.likely));
}

function mentions({ code, messages }: FailedSources, pattern: RegExp): boolean {
  return pattern.test(code) || messages.some((message) => pattern.test(message));
}

function inactiveAccounts(failing: FailedSources): SourceCause[] {
  const { inactive, accounts, sourceKind } = failing;
  const isHinted = mentions(failing, /suspend|closed|inactive/i);
  if (inactive === 0 && !isHinted) return [];
  const all = inactive === accounts;
  return [
    {
      title: all ? "The accounts are suspended or closed." : "Some of the accounts are suspended or closed.",
      remedy:
        sourceKind === "accounts"
          ? "Nothing is collected from these accounts. Remove them from the aggregator."
          : "Nothing is collected from these accounts. They are removed automatically when they leave the organization.",
      likely: isHinted || all,
    },
  ];
}

function configOff(failing: FailedSources): SourceCause {
  return {
    title: "AWS Config is not enabled there, or does not record.",
    remedy:
      "Turn on the configuration recorder in these accounts, in each of these Regions. An aggregator collects what is recorded and records nothing itself.",
    command: awsCliCommand("configservice start-configuration-recorder", failing.regions[0] ?? "<Region>", {
      ConfigurationRecorderName: "default",
    }),
    likely: mentions(failing, /not ?enabled|recorder|recording/i),
  };
}

function unauthorized(failing: FailedSources): SourceCause {
  const { ownerId, ownerRegion, regions } = failing;
  return {
    title: "The accounts have not authorized the aggregator.",
    remedy:
      "Individual accounts must each authorize the account and the Region of the aggregator, in every Region that it collects from. With the organization as source no authorization is needed.",
    command: awsCliCommand("configservice put-aggregation-authorization", regions[0] ?? "<Region>", {
      AuthorizedAccountId: ownerId,
      AuthorizedAwsRegion: ownerRegion,
    }),
    likely: mentions(failing, /authoriz/i),
  };
}

function organizationCauses(failing: FailedSources): SourceCause[] {
  const isSlow = failing.regions.some((region) => slowRegions.has(region));
  return [
    {
      title: "The role of the aggregator is missing or cannot be assumed.",
      remedy:
        "It needs the managed policy AWSConfigRoleForOrganizations and must trust config.amazonaws.com. Repair it within seven days: then AWS deletes what has been collected.",
      likely: mentions(failing, /\brole\b/i),
    },
    {
      title: "AWS Config may not read the organization.",
      remedy:
        "In the management account enable trusted access for config.amazonaws.com and all features; the aggregator's account must still be the management account or a delegated administrator. If either has changed since the aggregator was made, delete it and make a new one.",
      likely: mentions(failing, /organi[sz]ation/i),
    },
    ...(isSlow
      ? [
          {
            title: "The organization changed recently.",
            remedy: "In Bahrain and Hong Kong changes of an organization take up to two hours to arrive.",
            likely: false,
          },
        ]
      : []),
  ];
}

const passing: SourceCause = {
  title: "It was a passing fault.",
  remedy: "AWS Config retries automatically. Check again in an hour before changing anything.",
  likely: false,
};
