"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { Segmented } from "@/components/ui/field/segmented";
import { TextField } from "@/components/ui/field/text-field";
import { NewToken, type TokenKind } from "@/lib/identity/api-token";
import { identityMutations } from "@/lib/identity/client/mutations";
import type { Permission } from "@/lib/identity/permissions";

const kinds = [
  {
    value: "personal",
    title: "Personal",
    description:
      "Asks in your name, with your roles. It stops working when you haven't signed in for some days (CANOPY_TOKEN_DAYS).",
  },
  {
    value: "service",
    title: "Service",
    description: "Asks in a name of its own, for programs that outlive people.",
  },
] as const;

const lifetimes = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
] as const;

/** What a token is to be. What it can include is what its maker has. */
export function TokenForm({
  mayBeService,
  scopes,
  onClose,
  onMade,
}: {
  mayBeService: boolean;
  scopes: readonly Permission[];
  onClose: () => void;
  onMade: (token: string) => void;
}) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<TokenKind>("personal");
  const [days, setDays] = useState<(typeof lifetimes)[number]["value"]>("90");
  const [chosen, setChosen] = useState<readonly Permission[]>(
    scopes.filter((each) => each.endsWith(":read")),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const creation = useMutation({
    ...identityMutations.createToken(),
    onSuccess: ({ token }) => onMade(token),
  });
  const failure = creation.error?.failure;

  function save() {
    const parsed = NewToken.safeParse({ kind, name, scopes: chosen, days: Number(days) });
    if (parsed.success) {
      setProblems({});
      creation.mutate(parsed.data);
    } else {
      setProblems(
        Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
      );
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Create token"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="token-form" variant="primary" busy={creation.isPending}>
            Create token
          </Button>
        </>
      }
    >
      <form
        id="token-form"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {failure !== undefined && <FailureNotice failure={failure} />}
        <TextField
          label="Name"
          value={name}
          placeholder="nightly-report"
          error={problems["name"]}
          onChange={({ target }) => setName(target.value)}
        />
        {mayBeService && <RadioCards legend="Kind" options={kinds} value={kind} onChange={setKind} />}
        <Segmented label="Expires after" segments={lifetimes} value={days} onChange={setDays} />
        <fieldset aria-describedby={problems["scopes"] === undefined ? undefined : "scopes-error"}>
          <legend className="mb-1.5 text-13 font-medium">Permissions</legend>
          <ul className="grid gap-1.5 sm:grid-cols-2">
            {scopes.map((scope) => (
              <li key={scope}>
                <Checkbox
                  checked={chosen.includes(scope)}
                  onChange={(isChosen) =>
                    setChosen(isChosen ? [...chosen, scope] : chosen.filter((each) => each !== scope))
                  }
                >
                  <span className="font-mono text-12">{scope}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
          {problems["scopes"] !== undefined && (
            <p id="scopes-error" className="mt-1.5 text-12 text-failed">
              {problems["scopes"]}
            </p>
          )}
        </fieldset>
      </form>
    </Dialog>
  );
}
