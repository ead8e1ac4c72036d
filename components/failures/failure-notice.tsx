"use client";

import { Banner } from "@/components/ui/status/banner";
import { later } from "@/components/ui/later/later";
import type { Failure } from "@/lib/core/failure";

export interface FailureNoticeProps {
  readonly failure: Failure;
  /** What it means here, when that is more than the error code says: `What is below was read before.` */
  readonly consequence?: string;
  readonly onRetry?: () => void;
}

/** Above data that stays although reading it again failed, or beside a form whose submission did. */
export const FailureNotice = later<FailureNoticeProps>(
  async () => (await import("./failure-notice-content")).FailureNoticeContent,
  ({ failure, consequence }) => (
    <Banner kind={failure.code === "throttled" ? "info" : "danger"} title={failure.message}>
      {consequence}
    </Banner>
  ),
);
