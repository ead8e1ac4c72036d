import { CopyBlock } from "@/components/ui/copy-block";
import { ExternalLink } from "@/components/ui/external-link";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { RequirementContext, Requirement } from "@/lib/security-hub/configuration/requirements";
import { requirementLabels } from "./requirement-labels";

const marks = {
  met: { tone: "success", word: "Met" },
  unmet: { tone: "failed", word: "Missing" },
  unknown: { tone: "not-visible", word: "Not known" },
} as const;

/** What AWS wants before the change, checked already, each with what to do where it is not so. */
export function RequirementList({
  requirements,
  context,
}: {
  requirements: readonly Requirement[];
  context: RequirementContext;
}) {
  return (
    <ul aria-label="What it needs" className="grid gap-2">
      {requirements.map((requirement) => {
        const { title, says, command, documentation } = requirementLabels(requirement, context);
        const { tone, word } = marks[requirement.state];
        return (
          <li
            key={requirement.id}
            className="grid items-start gap-x-3 text-13 sm:grid-cols-[6rem_minmax(0,1fr)]"
          >
            <StatusMark tone={tone}>{word}</StatusMark>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
              <p>{title}</p>
              <p className="text-12 text-pretty text-ink-quiet">
                {says}
                {documentation !== undefined && requirement.state === "unmet" && (
                  <>
                    {" "}
                    <ExternalLink href={documentation}>AWS documentation</ExternalLink>
                  </>
                )}
              </p>
              {command !== undefined && <CopyBlock label="AWS CLI command that creates it" text={command} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
