import type { FigureDefinition } from "@/lib/core/figures";

/** What each figure of aggregators counts, on every page alike; computed by `sourceHealth`, `pairFigures` and `distinctPairs`. */
export const aggregatorDefinitions: readonly FigureDefinition[] = [
  {
    name: "Source",
    meaning:
      "An account that an aggregator collects from, or the organization itself, which AWS Config lists as a source of its own.",
    learnMore: "https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html",
  },
  {
    name: "Account–Region pair",
    meaning:
      "One source in one Region. An aggregator has accounts × Regions of them, and one in each Region for the organization where that is a source; pairs for which AWS Config reports no status are not counted.",
  },
  {
    name: "Failed, outdated, current",
    meaning:
      "Account–Region pairs whose last update FAILED, is OUTDATED or SUCCEEDED. They add up to all pairs of the aggregator, together with those whose status this version of Canopy doesn't know.",
    learnMore: "https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data-troubleshooting.html",
  },
  {
    name: "Failed sources",
    meaning: "Sources that failed in at least one Region, each counted once whatever the number of Regions.",
  },
  {
    name: "On the overview",
    meaning:
      "A pair that several aggregators collect counts once, with the worst status that one of them reports, so that the figure can be smaller than the sum over aggregators.",
  },
];
