import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { vi } from "vitest";

const router = {
  bfcacheId: "",
  ...{ push: vi.fn(), replace: vi.fn(), prefetch: vi.fn() },
  ...{ back: vi.fn(), forward: vi.fn(), refresh: vi.fn() },
};

/** The router that Next puts around a page, which links need. */
export function Routed({ children }: { children: ReactNode }) {
  return <AppRouterContext value={router}>{children}</AppRouterContext>;
}
