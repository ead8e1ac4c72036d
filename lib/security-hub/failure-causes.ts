import type { AccountState } from "@/lib/organizations/model";

/** One thing that may have made an association fail, and what to do about it. */
export interface LikelyCause {
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
        title: "Accounts below failed.",
        remedy: "Open the failed accounts, remove the cause in each, then start the association here again.",
        likely: true,
      },
    ];
  }
  return [
    {
      title: "The accounts below have recovered since.",
      remedy:
        "AWS does not update an OU's status when its accounts change. Start the association here again to have it evaluated anew.",
      likely: true,
    },
  ];
}

function accountCauses({ state, isManagementAccount, message = "" }: FailedTarget): LikelyCause[] {
  const mentions = (pattern: RegExp) => pattern.test(message);
  // Two of the reasons are known to be or not to be so; naming them where they cannot be would only send people astray.
  const suspended: LikelyCause = {
    title: "The account is suspended or closed.",
    remedy:
      "Nothing can be configured in it. It keeps failing until the account is reactivated or has left the organization.",
    likely: true,
  };
  const management: LikelyCause = {
    title: "Security Hub is not enabled in the management account.",
    remedy:
      "Enable Security Hub there once; central configuration does not do it for the management account.",
    likely: true,
  };
  return [
    ...(state === "ACTIVE" ? [] : [suspended]),
    ...(isManagementAccount ? [management] : []),
    {
      title: "AWS Config is not enabled or does not record.",
      remedy:
        "Turn on the configuration recorder in the home Region and in every linked Region, with the resource types the policy's controls need.",
      likely: mentions(/\bconfig\b.*\b(?:record|enabl)/i) || mentions(/record/i),
    },
    {
      title: "A linked opt-in Region is not enabled.",
      remedy:
        "Enable the Region in the delegated administrator's account, or take it out of the linked Regions.",
      likely: mentions(/opt-?in|region/i),
    },
    {
      title: "The account administers members of another organization.",
      remedy: "Remove its Security Hub members, then start the association again.",
      likely: mentions(/member/i),
    },
  ];
}
