import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ComponentProps, ReactNode } from "react";

type Router = NonNullable<ComponentProps<typeof AppRouterContext.Provider>["value"]>;

const nothing = () => undefined;
const router: Router = {
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
  bfcacheId: "test",
};

/** Next's router for components with links, which are drawn in a test and lead nowhere. */
export function WithRouter({ children }: { children: ReactNode }) {
  return <AppRouterContext.Provider value={router}>{children}</AppRouterContext.Provider>;
}
