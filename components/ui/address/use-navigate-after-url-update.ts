import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useConnectionAddress } from "./connection-address";
import { whenWritten } from "./writing";

/**
 * What goes to another page of Canopy, after the address of this one is written. Once the component is gone it does
 * nothing: an answer that comes late must not take the reader away from where they are by then.
 */
export function useNavigateAfterUrlUpdate(): <Href extends string>(href: Route<Href>) => void {
  const router = useRouter();
  const here = useConnectionAddress();
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return (href) => {
    if (isShown.current) whenWritten(() => router.push(here(href)));
  };
}
