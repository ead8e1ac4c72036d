import type { Metadata } from "next";
import { SignInDone } from "@/components/sign-in/sign-in-done";

export const metadata: Metadata = { title: "Signed in" };

/** Where a sign-in ends that was opened beside a page. */
export default function SignedInPage() {
  return <SignInDone />;
}
