import { Wordmark } from "@/components/frame/wordmark";
import { buttonClass } from "@/components/ui/button-class";
import { Banner } from "@/components/ui/status/banner";
import type { Problem, WayIn } from "@/lib/identity/way-in";

const problemTexts: Readonly<Record<Problem, string>> = {
  link: "This link was used before, or is older than an hour. Start Canopy again for a new one.",
  database: "Canopy's database doesn't answer, so it can't sign you in. Try again in a moment.",
  provider: "The identity provider doesn't answer. Try again in a moment; the log of Canopy has the reason.",
  refused: "Canopy didn't accept the answer of the identity provider. The log of Canopy has the reason.",
  denied: "The identity provider didn't let you sign in to Canopy.",
  expired: "This sign-in took too long, or began in another browser. Sign in again.",
};

/** The page on which people sign in: what to do, and what came of the last attempt. */
export function SignInScreen(wayIn: WayIn) {
  const { problem } = wayIn;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-120 flex-col justify-center gap-4 px-4 py-8">
      <Wordmark />
      {problem !== undefined && <Banner kind="danger">{problemTexts[problem]}</Banner>}
      {wayIn.kind === "local" && <EntryByLink />}
      {wayIn.kind === "proxy" && <ByProxy />}
      {wayIn.kind === "oidc" && <ByProvider {...wayIn} />}
    </main>
  );
}

function ByProvider({ provider, back }: { provider: string; back: string }) {
  return (
    <>
      <h1 className="text-16 font-semibold">Sign in to Canopy</h1>
      <p>Your identity provider, {provider}, signs you in. What you may do follows from your groups there.</p>
      {/* Leads to another site: no page of the application, and nothing to fetch ahead. */}
      <a
        href={`/sign-in/start?return=${encodeURIComponent(back)}`}
        className={buttonClass("primary", "medium", "w-fit")}
      >
        Sign in
      </a>
    </>
  );
}

function ByProxy() {
  return (
    <>
      <h1 className="text-16 font-semibold">Open Canopy through its proxy</h1>
      <p>
        The proxy in front of Canopy signs people in, and this request did not come through it or names no
        person. Open Canopy at the address that your administrator gave you.
      </p>
    </>
  );
}

function EntryByLink() {
  return (
    <>
      <h1 className="text-16 font-semibold">Enter Canopy by its one-time link</h1>
      <p>
        Canopy has no identity provider, so it lets in the person who started it. The command that started it
        printed a link that begins with <code className="font-mono">/enter?token=</code>: open it in this
        browser within an hour, once.
      </p>
      <p>To get a new link, start Canopy again. Browsers that entered before stay signed in.</p>
    </>
  );
}
