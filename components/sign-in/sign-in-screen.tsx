import { Banner } from "@/components/ui/status/banner";
import { Wordmark } from "@/components/frame/wordmark";
import type { Problem, WayIn } from "@/lib/identity/way-in";

const problemTexts: Readonly<Record<Problem, string>> = {
  link: "This link was used before, or is older than an hour. Start Canopy again for a new one.",
  database: "Canopy's database doesn't answer, so it can't sign anyone in. Try again in a moment.",
};

/** The page on which people sign in: what to do, and what came of the last attempt. */
export function SignInScreen({ problem }: WayIn) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-120 flex-col justify-center gap-4 px-4 py-8">
      <Wordmark />
      {problem !== undefined && <Banner kind="danger">{problemTexts[problem]}</Banner>}
      <h1 className="text-16 font-semibold">Enter Canopy by its one-time link</h1>
      <p>
        Canopy has no identity provider, so it lets in the person who started it. The command that started it
        printed a link that begins with <code className="font-mono">/enter?token=</code>: open it in this
        browser within an hour, once.
      </p>
      <p>To get a new link, start Canopy again. Browsers that entered before stay signed in.</p>
    </main>
  );
}
