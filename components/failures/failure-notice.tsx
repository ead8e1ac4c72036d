"use client";

import { Banner } from "@/components/ui/status/banner";
import { later } from "@/components/ui/later/later";

/** Above data that stays although reading it again failed, or beside a form whose submission did. */
export const FailureNotice = later(
  async () => (await import("./failure-notice-content")).FailureNoticeContent,
  ({ failure, consequence }) => (
    <Banner kind={failure.code === "throttled" ? "info" : "danger"} title={failure.message}>
      {consequence}
    </Banner>
  ),
);
