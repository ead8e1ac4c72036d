import { Badge } from "@/components/ui/status/badge";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { Example } from "./example";

const states: readonly (readonly [tone: Tone, word: string, detail?: string])[] = [
  ["success", "In effect"],
  ["pending", "Pending", "3 h"],
  ["stuck", "Stuck", "31 h"],
  ["outdated", "Outdated"],
  ["failed", "Failed", "2 d"],
  ["none", "Not governed"],
  ["self-managed", "Self-managed"],
  ["suspended", "Suspended"],
  ["not-visible", "Not visible"],
];

export function StatusExamples() {
  return (
    <Example name="Status">
      <ul className="grid grid-cols-2 sm:grid-cols-3">
        {states.map(([tone, word, detail]) => (
          <li key={tone} className="flex h-8 items-center border-b">
            <StatusMark tone={tone} {...(detail !== undefined && { detail })}>
              {word}
            </StatusMark>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {states.map(([tone, word]) => (
          <Badge key={tone} tone={tone}>
            {word}
          </Badge>
        ))}
        <Badge outlined>management account</Badge>
        <Badge outlined>delegated administrator</Badge>
      </div>
    </Example>
  );
}
