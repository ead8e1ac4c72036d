"use client";

import { useQueryClient } from "@tanstack/react-query";
import * as Primitive from "radix-ui/alert-dialog";
import { useEffect } from "react";
import { z } from "zod";
import type { Access } from "@/components/frame/access-context";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { dialogBox, dialogScrim } from "@/components/ui/dialog/dialog-styles";
import { noteSessionResumed, signedInChannel } from "@/lib/query/session-state";

const Person = z.object({ id: z.string() });

/**
 * Stands in front of the page once its session is over, and goes when the person is back: what they typed is still there.
 * When another person has signed in, the page is loaded anew.
 */
export function SignedOutDialog({ open: isOver, access }: { open: boolean; access: Access }) {
  const client = useQueryClient();

  useEffect(() => {
    if (!isOver) return;
    async function look(): Promise<void> {
      const response = await fetch("/api/session").catch(() => undefined);
      if (response?.ok !== true) return;
      const person = Person.safeParse(await response.json().catch(() => undefined)).data;
      if (person === undefined) return;
      if (person.id === access.personId) {
        noteSessionResumed();
        void client.invalidateQueries();
      } else location.reload();
    }
    const onLook = () => void look();
    const channel = new BroadcastChannel(signedInChannel);
    channel.addEventListener("message", onLook);
    // The person may have signed in in another tab, or opened a new link.
    addEventListener("focus", onLook);
    return () => {
      channel.close();
      removeEventListener("focus", onLook);
    };
  }, [isOver, access.personId, client]);

  return (
    <Primitive.Root open={isOver}>
      <Primitive.Portal>
        {/* What the page showed is for people who are signed in. */}
        <Primitive.Overlay className={cx(dialogScrim, "backdrop-blur-md")} />
        <Primitive.Content
          className={cx(dialogBox, "sm:max-w-md")}
          // It goes when the person is back, and in no other way.
          onEscapeKeyDown={(event) => event.preventDefault()}
        >
          <div className="grid gap-3 p-4">
            <Primitive.Title className="text-14 font-semibold">You are signed out</Primitive.Title>
            <Primitive.Description className="text-ink-quiet">
              {access.wayIn === "oidc" &&
                "Your session has ended. What you entered on this page is kept while you sign in again."}
              {access.wayIn === "proxy" &&
                "The proxy in front of Canopy doesn't name you anymore. Sign in there in another tab: what you entered on this page is kept."}
              {access.wayIn === "local" &&
                "Your session has ended. Start Canopy again and open the link that it prints in this browser: what you entered on this page is kept."}
            </Primitive.Description>
          </div>
          <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
            <Button onClick={() => location.reload()}>Leave this page</Button>
            {access.wayIn === "oidc" && (
              <Button variant="primary" onClick={signInBeside}>
                Sign in again
              </Button>
            )}
          </footer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Opens sign-in in a window of its own, so that this page stays; where the browser opens none, in its place. */
function signInBeside(): void {
  const beside = open("/sign-in/start?return=/sign-in/done", "canopy-sign-in", "popup,width=520,height=720");
  if (beside !== null) return;
  const back = encodeURIComponent(location.pathname + location.search);
  // A route that leads on to the provider, and no page that could be shown in this one.
  location.assign(new URL(`/sign-in/start?return=${back}`, location.origin));
}
