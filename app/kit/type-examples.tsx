"use client";

import { Copyable } from "@/components/ui/copyable";
import { useNow } from "@/components/ui/clock";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatAccountNumber } from "@/lib/format/names";
import { Example } from "./example";

const sizes = ["text-12", "text-13", "text-14", "text-16", "text-20", "text-28"] as const;
const HOUR_MS = 3_600_000;

export function TypeExamples() {
  const now = useNow();
  return (
    <Example name="Type, identifiers, times">
      <div className="grid gap-1">
        {sizes.map((size) => (
          <p key={size} className={`truncate ${size}`}>
            1,204 accounts <span className="text-ink-quiet">· {size.slice("text-".length)} px · Il1O0</span>
          </p>
        ))}
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1">
        <dt className="text-ink-quiet">Account</dt>
        <dd>
          <Copyable value="402188341177" label="account id">
            {formatAccountNumber("402188341177")}
          </Copyable>
        </dd>
        <dt className="text-ink-quiet">Policy</dt>
        <dd className="flex min-w-0">
          <Copyable
            label="ARN"
            value="arn:aws:securityhub:eu-west-1:123456789012:configuration-policy/7c1b0f6e-2c39-4d7e-8d8b-0f7a3b5d6a10"
          />
        </dd>
        <dt className="text-ink-quiet">Changed</dt>
        <dd>
          <RelativeTime at={now - 3 * HOUR_MS} />
        </dd>
        <dt className="text-ink-quiet">Not visible</dt>
        <dd className="h-5 w-40 rounded-chip hatched" />
      </dl>
    </Example>
  );
}
