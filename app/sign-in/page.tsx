import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import { readWayIn } from "@/lib/identity/server/read-way-in";

export const metadata: Metadata = { title: "Sign in" };

/** Where people without a session come to. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { return: back, problem } = await searchParams;
  const wayIn = readWayIn({
    back: typeof back === "string" ? back : undefined,
    problem: typeof problem === "string" ? problem : undefined,
  });
  return <SignInScreen {...wayIn} />;
}
