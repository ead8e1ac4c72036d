import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
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

/** Around components with links in a test: Next's router, which leads nowhere, and an address. */
export function WithRouter({ children }: { children: ReactNode }) {
  return (
    <AppRouterContext.Provider value={router}>
      <NuqsTestingAdapter>{children}</NuqsTestingAdapter>
    </AppRouterContext.Provider>
  );
}
