"use client";

import { useEffect } from "react";
import { Wordmark } from "@/components/frame/wordmark";
import { signedInChannel } from "@/lib/query/session-state";

/** Where sign-in beside an open page ends: says so to the page, and closes. */
export function SignInDone() {
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.postMessage("signed-in");
    channel.close();
    // A browser closes only what a script has opened; otherwise the text says what to do.
    window.close();
  }, []);
  return (
    <main className="mx-auto grid min-h-dvh max-w-120 content-center gap-4 px-4">
      <Wordmark />
      <h1 className="text-16 font-semibold">You are signed in</h1>
      <p>Close this window and go on in the one where you were.</p>
    </main>
  );
}
