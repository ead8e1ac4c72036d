import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { countOf } from "@/lib/format/count";
import type { Following } from "./use-following";

/** Says that sources are followed after a change, and lets one stop and begin again. Draws nothing when all have settled. */
export function FollowingNotice({
  following: { isDue, unsettled },
  isWanted,
  onChange,
}: {
  following: Following;
  isWanted: boolean;
  onChange: (isWanted: boolean) => void;
}) {
  if (!isDue) return null;
  const what =
    unsettled === undefined
      ? "AWS does not list the sources yet"
      : `${countOf(unsettled, "account–Region pair")} not settled yet`;
  return (
    <Banner
      title={isWanted ? "Following." : "Not following."}
      action={
        <Button size="small" onClick={() => onChange(!isWanted)}>
          {isWanted ? "Stop following" : "Follow"}
        </Button>
      }
    >
      The aggregator has changed: {what}. {isWanted && "The sources are read again until they have settled."}
    </Banner>
  );
}
