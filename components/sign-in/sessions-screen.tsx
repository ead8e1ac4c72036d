"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { DockedNotices } from "@/components/ui/notice-dock";
import { RelativeTime } from "@/components/ui/relative-time";
import { Badge } from "@/components/ui/status/badge";
import { Banner } from "@/components/ui/status/banner";
import { browserName } from "@/lib/identity/browser-name";
import { identityMutations } from "@/lib/identity/client/mutations";
import { SignOutButton } from "./sign-out-button";

export interface OwnSessions {
  readonly person: { readonly name: string; readonly roles: string };
  /** The host of the identity provider; undefined in local mode. */
  readonly provider: string | undefined;
  /** Whether a proxy vouches for each request, without a session of Canopy's. */
  readonly isProxied: boolean;
  readonly idleMs: number;
  readonly lifetimeMs: number;
  readonly sessions: readonly OwnSession[];
}

interface OwnSession {
  readonly sessionId: string;
  readonly isThis: boolean;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  /** As it describes itself. */
  readonly browser: string;
}

/** The browsers in which a person is signed in, and the ways out. */
export function SessionsScreen({ person, provider, isProxied, idleMs, lifetimeMs, sessions }: OwnSessions) {
  const [endedIds, setEndedIds] = useState<ReadonlySet<string>>(new Set());
  const end = useMutation({
    ...identityMutations.endSession(),
    onSuccess: (_answer, sessionId) => setEndedIds((before) => new Set([...before, sessionId])),
  });
  const shown = sessions.filter(({ sessionId }) => !endedIds.has(sessionId));
  return (
    <>
      <DockedNotices>{end.error !== null && <FailureNotice failure={end.error.failure} />}</DockedNotices>
      {provider === undefined && (
        <Banner kind="warning" title="Local mode.">
          No identity provider is configured. Canopy answers on this machine only, and everyone who opened its
          one-time link is its administrator under the name of the machine&apos;s user.
        </Banner>
      )}
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-3">
        <p className="min-w-0 flex-1 basis-60">
          Signed in as <strong className="font-semibold">{person.name}</strong>, {person.roles}
          {provider !== undefined && <>, by {provider}</>}
        </p>
        {!isProxied && (
          <div className="flex flex-wrap gap-2">
            <SignOutButton where="here" />
            <SignOutButton where="everywhere" />
            {provider !== undefined && <SignOutButton where="provider" />}
          </div>
        )}
      </header>
      <section aria-labelledby="sessions-heading">
        <h2 id="sessions-heading" className="px-4 pt-4 text-14 font-semibold">
          Signed-in browsers
        </h2>
        <p className="px-4 pb-2 text-12 text-ink-quiet">
          {isProxied
            ? "The proxy in front of Canopy signs people in and out, and names them in each request; Canopy keeps no sessions."
            : `A session ends after ${duration(idleMs)} without a request, and ${duration(lifetimeMs)} after sign-in at the latest.`}
        </p>
        <ul aria-label="Signed-in browsers" className="border-t">
          {shown.map(({ sessionId, isThis, startedAt, seenAt, expiresAt, browser }) => (
            <li
              key={sessionId}
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 text-13"
            >
              <span className="min-w-0 flex-1 basis-40 font-medium">
                {browserName(browser)} {isThis && <Badge outlined>this browser</Badge>}
              </span>
              <span className="text-12 text-ink-quiet">
                seen <RelativeTime at={seenAt} /> · signed in <RelativeTime at={startedAt} /> · ends{" "}
                <RelativeTime at={expiresAt} />
              </span>
              {!isThis && (
                <Button
                  size="small"
                  busy={end.isPending && end.variables === sessionId}
                  aria-label={`End session in ${browserName(browser)}`}
                  onClick={() => end.mutate(sessionId)}
                >
                  End session
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** `45 minutes`, `12 hours`, `30 days`: the largest unit that needs no fraction. */
function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [amount, unit] =
    minutes % 1_440 === 0
      ? [minutes / 1_440, "day"]
      : minutes % 60 === 0
        ? [minutes / 60, "hour"]
        : [minutes, "minute"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
