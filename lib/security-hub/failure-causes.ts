import type { AccountState } from "@/lib/organizations/model";

/** One thing that may have made an association fail, and what to do about it. */
export interface LikelyCause {
  /** The same for all targets with the cause, in every snapshot: for the URL. */
  readonly key: string;
  readonly title: string;
  readonly remedy: string;
  /** Whether what is known of the target makes this one likely, or it is merely possible. */
  readonly likely: boolean;
}

export interface FailedTarget {
  readonly kind: "root" | "ou" | "account";
  readonly state: AccountState | undefined;
  readonly isManagementAccount: boolean;
  readonly message: string | undefined;
  readonly failedBelow: number;
}

/**
 * Why an association failed: the documented reasons (Security Hub user guide, view-policy), those first that fit what
 * is known of the target. AWS gives accounts no reason code, so the message is only searched for hints.
 */
export function likelyCauses(target: FailedTarget): LikelyCause[] {
  const causes = target.kind === "account" ? accountCauses(target) : unitCauses(target);
  return causes.sort((a, b) => Number(b.likely) - Number(a.likely));
}

function unitCauses({ failedBelow }: FailedTarget): LikelyCause[] {
  if (failedBelow > 0) {
    return [
      {
        key: "below",
        title: "Accounts below failed.",
        remedy: "Open the failed accounts, remove the cause in each, then start the association here again.",
        likely: true,
      },
    ];
  }
  return [
    {
      key: "recovered",
      title: "The accounts below have recovered since.",
      remedy:
        "AWS does not update an OU's status when its accounts change. Retry the association to have it re-evaluated.",
      likely: true,
    },
  ];
}

function accountCauses({ state, isManagementAccount, message = "" }: FailedTarget): LikelyCause[] {
  const mentions = (pattern: RegExp) => pattern.test(message);
  const isAboutConfig = mentions(/\bconfig\b.*\b(?:record|enabl)/i) || mentions(/record/i);
  const isAboutRegion = mentions(/opt-?in/i) || (mentions(/region/i) && !isAboutConfig);
  const region = isAboutRegion ? /\b[a-z]{2}(?:-[a-z]+)+-\d\b/.exec(message)?.[0] : undefined;
  // Two of the reasons are known to be or not to be so; naming them where they cannot be would only send people astray.
  const suspended: LikelyCause = {
    key: "inactive",
    title: "The account is suspended or closed.",
    remedy:
      "Nothing can be configured in it. It keeps failing until the account is reactivated or has left the organization.",
    likely: true,
  };
  const management: LikelyCause = {
    key: "management",
    title: "Security Hub is not enabled in the management account.",
    remedy:
      "Enable Security Hub there once; central configuration does not do it for the management account.",
    likely: true,
  };
  return [
    ...(state === "ACTIVE" ? [] : [suspended]),
    ...(isManagementAccount ? [management] : []),
    {
      key: "recorder",
      title: "AWS Config is not enabled or does not record.",
      remedy:
        "Turn on the configuration recorder in the home Region and in every linked Region, with the resource types the policy's controls need.",
      likely: isAboutConfig,
    },
    {
      key: region === undefined ? "region" : `region-${region}`,
      title:
        region === undefined
          ? "A linked opt-in Region is not enabled."
          : `Opt-in Region ${region} is not enabled.`,
      remedy: `Enable ${region ?? "the Region"} in the delegated administrator's account, or take it out of the linked Regions.`,
      likely: isAboutRegion,
    },
    {
      key: "members",
      title: "The account administers members of another organization.",
      remedy: "Remove its Security Hub members, then start the association again.",
      likely: mentions(/member/i),
    },
  ];
}
