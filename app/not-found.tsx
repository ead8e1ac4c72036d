import { Compass } from "lucide-react";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { EmptyState } from "@/components/ui/status/empty-state";
import { TextLink } from "@/components/ui/text-link";

export const metadata = { title: "No such page" };

export default function NotFoundPage() {
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "No such page" }]} />}>
      <EmptyState
        icon={<Compass />}
        title="There is no page at this address"
        action={<TextLink href="/organization">Go to the organization</TextLink>}
      >
        The address may be mistyped, or what it showed may be gone. Nothing was changed.
      </EmptyState>
    </Page>
  );
}
