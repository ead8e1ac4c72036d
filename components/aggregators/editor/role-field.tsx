"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field/text-field";
import { CopyBlock } from "@/components/ui/copy-block";
import { parseArn } from "@/lib/core/arn";
import type { Caller } from "@/lib/inventory/snapshot/snapshot";

const trustPolicy = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "config.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  },
  undefined,
  2,
);

/** The role with which AWS Config asks Organizations who belongs to it. */
export function RoleField({
  roleArn,
  caller,
  error,
  onChange,
}: {
  roleArn: string;
  caller: Caller | undefined;
  error: string | undefined;
  onChange: (roleArn: string) => void;
}) {
  const account = parseArn(roleArn)?.accountId ?? "";
  const isElsewhere = caller !== undefined && /^\d{12}$/.test(account) && account !== caller.accountId;
  const isName = /^[\w+=,.@-]{1,64}$/.test(roleArn);
  const suggestion = caller && `arn:${caller.partition}:iam::${caller.accountId}:role/`;
  return (
    <div className="grid gap-2">
      <TextField
        label="Role ARN"
        mono
        spellCheck={false}
        placeholder={`${suggestion ?? "arn:aws:iam::111122223333:role/"}ConfigAggregatorRole`}
        value={roleArn}
        error={error}
        help="Whether the role exists is known to AWS alone: a wrong one is refused when the aggregator is saved."
        onChange={({ target }) => onChange(target.value)}
      />
      {isElsewhere && (
        <p role="status" className="text-12 text-stuck">
          The role is in account {account}. AWS takes a role of this account only, {caller.accountId}.
        </p>
      )}
      {suggestion !== undefined && roleArn === "" && (
        <Button size="small" className="justify-self-start" onClick={() => onChange(suggestion)}>
          Begin with <span className="font-mono">{suggestion}</span>
        </Button>
      )}
      {suggestion !== undefined && isName && (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => onChange(`${suggestion}${roleArn}`)}
        >
          Use <span className="font-mono break-all">{`${suggestion}${roleArn}`}</span>
        </Button>
      )}
      <details>
        <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
          What this role needs
        </summary>
        <div className="mt-2 grid gap-2 text-12 text-ink-quiet">
          <p>
            The managed policy <span className="font-mono">AWSConfigRoleForOrganizations</span>, this trust
            policy, and for the caller that saves the aggregator{" "}
            <span className="font-mono">iam:PassRole</span> on it.
          </p>
          <CopyBlock label="trust policy" text={trustPolicy} />
        </div>
      </details>
    </div>
  );
}
