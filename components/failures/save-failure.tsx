"use client";

import { Banner } from "@/components/ui/status/banner";
import { later } from "@/components/ui/later/later";

/** Beside the button that was pressed: why nothing was saved, and the way out, all of it in sight. */
export const SaveFailure = later(
  async () => (await import("./save-failure-content")).SaveFailureContent,
  ({ failure, consequence }) => (
    <Banner kind="danger" title={failure.message}>
      {consequence}
    </Banner>
  ),
);
