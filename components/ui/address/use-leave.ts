import type { Route } from "next";
import { useRouter } from "next/navigation";
import { whenWritten } from "./writing";

/** What goes to another page of Canopy, after the address of this one is written. */
export function useLeave(): <Href extends string>(href: Route<Href>) => void {
  const router = useRouter();
  return (href) => whenWritten(() => router.push(href));
}
