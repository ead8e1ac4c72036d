"use client";

import { prefixHere } from "@/lib/core/http/connection-path";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { CopyBlock } from "@/components/ui/copy-block";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { DockedNotices } from "@/components/ui/notice-dock";
import { RelativeTime } from "@/components/ui/relative-time";
import { Badge } from "@/components/ui/status/badge";
import { Banner } from "@/components/ui/status/banner";
import { EmptyState } from "@/components/ui/status/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import type { ApiToken } from "@/lib/identity/api-token";
import { identityMutations } from "@/lib/identity/client/mutations";
import type { Permission } from "@/lib/identity/permissions";
import { TokenForm } from "./token-form";

export interface TokensView {
  /** Whether these are the tokens of everyone, and a service can be given one. */
  readonly seesAll: boolean;
  /** What a new token can include. */
  readonly scopes: readonly Permission[];
  readonly tokens: readonly ApiToken[];
  /** Epoch milliseconds of the read. */
  readonly now: number;
}

const head = "column-head first:pl-4";
const cell = "px-3 py-2 align-top first:pl-4";

/** The tokens with which programs use the API: making, watching and revoking them. */
export function TokensScreen({ seesAll, scopes, tokens, now }: TokensView) {
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const [leaving, setLeaving] = useState<ApiToken>();
  const router = useRouter();
  const revoke = useMutation({
    ...identityMutations.revokeToken(),
    onSuccess: () => {
      setLeaving(undefined);
      router.refresh();
    },
  });
  return (
    <>
      <DockedNotices>
        {revoke.error !== null && <FailureNotice failure={revoke.error.failure} />}
      </DockedNotices>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3">
        <p className="max-w-3xl min-w-0 flex-1 basis-80 text-pretty text-ink-quiet">
          A program sends a token as <code className="font-mono text-12">Authorization: Bearer</code> to{" "}
          <code className="font-mono text-12">/api/v1</code>. It can do what the token includes and its owner
          may do. <TextLink href="/api-tokens/reference">API reference</TextLink>
        </p>
        <Button variant="primary" className="ml-auto" onClick={() => setMaking(true)}>
          Create token…
        </Button>
      </header>
      {made !== undefined && <MadeToken token={made} onDone={() => setMade(undefined)} />}
      {tokens.length === 0 ? (
        <EmptyState title="No tokens">
          {seesAll ? "No person and no service has a token." : "You have made no token."} Create one to read
          from or plan with the API.
        </EmptyState>
      ) : (
        // On a narrow screen the arrow keys scroll it.
        <div role="group" aria-label="Tokens" tabIndex={0} className="overflow-x-auto">
          <table aria-label="Tokens" className="w-full min-w-180 border-collapse text-13">
            <thead>
              <tr className="border-b">
                {["Token", "Owner", "Permissions", "Last used", "Expires", ""].map((title) => (
                  <th key={title} scope="col" className={head}>
                    {title === "" ? <span className="sr-only">Actions</span> : title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <TokenRow key={token.id} token={token} now={now} onRevoke={() => setLeaving(token)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isMaking && (
        <TokenForm
          mayBeService={seesAll}
          scopes={scopes}
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMaking(false);
            setMade(token);
            router.refresh();
          }}
        />
      )}
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={(open) => {
          if (!open) setLeaving(undefined);
        }}
        title={`Revoke ${leaving?.name ?? ""}?`}
        confirm="Revoke token"
        danger
        busy={revoke.isPending}
        onConfirm={() => {
          if (leaving !== undefined) revoke.mutate(leaving.id);
        }}
      >
        <p>
          Requests with it are refused from now on. Runs that it started go on; plans that a service scheduled
          don&apos;t start anymore. A revoked token can&apos;t be restored.
        </p>
      </ConfirmDialog>
    </>
  );
}

function TokenRow({ token, now, onRevoke }: { token: ApiToken; now: number; onRevoke: () => void }) {
  const { name, kind, ending, owner, scopes, createdAt, expiresAt, usedAt, revokedAt } = token;
  const hasEnded = revokedAt !== undefined || expiresAt <= now;
  return (
    <tr className="border-b">
      <th scope="row" className={`${cell} text-left font-medium`}>
        {name} {kind === "service" && <Badge outlined>service</Badge>}
        <span className="block font-mono text-12 font-normal text-ink-quiet">canopy_…{ending}</span>
      </th>
      <td className={cell}>
        {owner}
        <span className="block text-12 text-ink-quiet">
          created <RelativeTime at={createdAt} />
        </span>
      </td>
      <td className={cell}>
        <details>
          <summary className="cursor-pointer">{countOf(scopes.length, "permission")}</summary>
          <ul className="font-mono text-12">
            {scopes.map((scope) => (
              <li key={scope}>{scope}</li>
            ))}
          </ul>
        </details>
      </td>
      <td className={cell}>{usedAt === undefined ? "never" : <RelativeTime at={usedAt} />}</td>
      <td className={cell}>
        {revokedAt === undefined ? hasEnded && "expired " : "revoked "}
        <RelativeTime at={revokedAt ?? expiresAt} />
      </td>
      <td className={`${cell} text-right`}>
        {!hasEnded && (
          <Button size="small" aria-label={`Revoke ${name}`} onClick={onRevoke}>
            Revoke
          </Button>
        )}
      </td>
    </tr>
  );
}

function MadeToken({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Banner title="Token created. Copy it now: it is not shown again.">
      <div className="grid gap-2 pt-1">
        <CopyBlock label="token" text={token} />
        <CopyBlock label="example" text={exampleFor(token)} />
        <div>
          <Button size="small" onClick={onDone}>
            Done
          </Button>
        </div>
      </div>
    </Banner>
  );
}

function exampleFor(token: string): string {
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return `curl -H "Authorization: Bearer ${token}" ${origin}${prefixHere()}/api/v1/organization`;
}
