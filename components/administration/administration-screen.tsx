"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field/text-field";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { administrationMutations } from "@/lib/administration/client/mutations";
import type { AdministeredSetting, Administration, ReadingNow } from "@/lib/administration/setting";
import { isWeaker, parseApprovalRules, strictestRules } from "@/lib/runs/plans/approval-rules";
import { ReadingPlan } from "./reading-plan";
import { LocalApproval, WaitingSetting } from "./waiting-setting";

const labels: Readonly<
  Record<AdministeredSetting["name"], { readonly label: string; readonly help: string }>
> = {
  CANOPY_REFRESH_MINUTES: {
    label: "Refresh interval, in minutes",
    help: "How old the inventory may grow before it is read from AWS again.",
  },
  CANOPY_DAILY_CALLS: {
    label: "Calls to AWS in a day",
    help: "How many calls collections may make in a day without being asked for. Where the refresh interval would take more, collections are further apart. Empty for no limit.",
  },
  CANOPY_HISTORY_DAYS: {
    label: "Retention, in days",
    help: "How long changes, earlier snapshots and the log of deliveries are kept. Shortening it deletes what is older at the next collection.",
  },
  CANOPY_APPROVAL: {
    label: "Approval rules",
    help: "Changes that need a second person, by kind and from a number of accounts on, such as association:50, policy. Empty for none.",
  },
  CANOPY_BANNER: {
    label: "Banner",
    help: "A sentence above every page, from its next reload on. Empty for none.",
  },
  CANOPY_OWNER_TAG: {
    label: "Owner's tag",
    help: "The key of the account tag that names the owner, shown on the account's page. Keys differ by case. Empty for none.",
  },
};

/** The settings that can be changed while Canopy runs: each with its value, where that comes from, and a form. */
export function AdministrationScreen({ settings, reading, mayChange, mayApprove, isLocal }: Administration) {
  return (
    <div className="grid max-w-3xl gap-6 px-4 py-5">
      <p className="text-13 text-pretty text-ink-quiet">
        Changes here are in force in all replicas within a second, are recorded in the activity, and take the
        place of the environment variable until they are removed. All other settings need a restart.
      </p>
      {settings.map((setting) => (
        <section
          key={setting.name}
          aria-label={labels[setting.name].label}
          className="grid gap-3 border-t pt-4"
        >
          {mayChange && !setting.isPinned ? (
            <SettingForm setting={setting} isLocal={isLocal} reading={reading} />
          ) : (
            <SettingAsItIs setting={setting} reading={reading} />
          )}
          {setting.waiting !== undefined && (
            <WaitingSetting name={setting.name} waiting={setting.waiting} mayApprove={mayApprove} />
          )}
        </section>
      ))}
      <p className="text-13">
        <TextLink href="/notifications">Notifications</TextLink>
        <span className="text-ink-quiet"> have a page of their own, as does </span>
        <TextLink href="/access">who has access</TextLink>
        <span className="text-ink-quiet">.</span>
      </p>
    </div>
  );
}

/** A setting for who can't change it here. */
function SettingAsItIs({ setting, reading }: { setting: AdministeredSetting; reading: ReadingNow }) {
  const { label, help } = labels[setting.name];
  return (
    <div className="grid gap-1 text-13">
      <h2 className="font-medium">{label}</h2>
      <p className="text-12 text-pretty text-ink-quiet">{help}</p>
      {setting.name === "CANOPY_DAILY_CALLS" && <ReadingPlan reading={reading} />}
      <p>
        {setting.value === "" ? (
          <span className="text-ink-quiet">Not set</span>
        ) : (
          <code>{setting.value}</code>
        )}
      </p>
      <Source setting={setting} />
    </div>
  );
}

function SettingForm({
  setting,
  isLocal,
  reading,
}: {
  setting: AdministeredSetting;
  isLocal: boolean;
  reading: ReadingNow;
}) {
  const { name, value, inherited, source } = setting;
  const { label, help } = labels[name];
  const router = useRouter();
  const changing = useMutation(administrationMutations.changeSetting());
  const requesting = useMutation(administrationMutations.requestSetting());
  const [typed, setTyped] = useState(value);
  const isApproved = name === "CANOPY_APPROVAL";
  const needsApproval = isApproved && isWeakerText(typed, value);
  const failure = (changing.error ?? requesting.error)?.failure;
  const problem = failure?.code === "invalid-input" ? failure.fields["value"]?.[0] : undefined;

  function change(next: string | null) {
    const weakens = isApproved && isWeakerText(next ?? inherited, value);
    const { mutate } = weakens ? requesting : changing;
    mutate(
      { name, value: next },
      {
        onSuccess: () => {
          if (weakens) setTyped(value);
          else if (next === null) setTyped(inherited);
          router.refresh();
        },
      },
    );
  }

  return (
    <form
      noValidate
      aria-label={label}
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        change(typed);
      }}
    >
      {failure !== undefined && problem === undefined && <FailureNotice failure={failure} />}
      <TextField
        label={label}
        help={help}
        value={typed}
        error={problem}
        maxLength={1_000}
        onChange={({ target }) => {
          changing.reset();
          requesting.reset();
          setTyped(target.value);
        }}
      />
      {name === "CANOPY_DAILY_CALLS" && <ReadingPlan reading={reading} />}
      {isApproved && isLocal && (value !== "" || typed.trim() !== "") && <LocalApproval />}
      {needsApproval && (
        <p className="text-13 text-pretty" role="status">
          These rules are weaker than those in force. They wait until a second person with the role approver
          has approved them.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          busy={changing.isPending || requesting.isPending}
          disabled={typed.trim() === value}
        >
          {needsApproval ? "Send for approval" : "Save"}
          <span className="sr-only"> {label}</span>
        </Button>
        {source === "here" && (
          <Button onClick={() => change(null)}>
            {inherited === "" ? "Remove" : `Use ${inherited}`}
            <span className="sr-only"> for {label}</span>
          </Button>
        )}
        <Source setting={setting} />
      </div>
    </form>
  );
}

/** Whether approval rules are weaker than those in force; not while they can't be read. */
function isWeakerText(text: string, inForce: string): boolean {
  const [asked, present] = [parseApprovalRules(text), parseApprovalRules(inForce)];
  return asked.ok && isWeaker(asked.rules, present.ok ? present.rules : strictestRules);
}

/** Where the value in force comes from. */
function Source({
  setting: { name, source, inherited, changedBy, changedAt, isPinned },
}: {
  setting: AdministeredSetting;
}) {
  return (
    <p className="text-12 text-ink-quiet">
      {isPinned ? (
        <>
          <code>CANOPY_APPROVAL_FROM</code> says that the environment alone sets it.
        </>
      ) : source === "here" && changedAt !== undefined ? (
        <>
          Set here by {changedBy} <RelativeTime at={changedAt} />
          {inherited === "" ? "." : `; without it ${inherited} would be in force.`}
        </>
      ) : source === "environment" ? (
        <>
          Set by <code>{name}</code> in the environment.
        </>
      ) : (
        <>
          Canopy’s default. <code>{name}</code> isn’t set.
        </>
      )}
    </p>
  );
}
