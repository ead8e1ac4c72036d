import type { Metadata } from "next";
import { NewAggregator } from "@/components/aggregators/editor/new-aggregator";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";

export const metadata: Metadata = { title: "New aggregator" };

/** Makes an aggregator; `?region=` is where it shall be. */
export default async function NewAggregatorPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { region } = await searchParams;
  return (
    <Page
      scrolls={false}
      breadcrumbs={
        <Breadcrumbs trail={[{ label: "Aggregators", href: "/aggregators" }, { label: "New aggregator" }]} />
      }
    >
      <NewAggregator region={typeof region === "string" ? region : undefined} />
    </Page>
  );
}
