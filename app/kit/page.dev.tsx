import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { ActionSpecimens } from "./action-specimens";
import { FailureSpecimens } from "./failure-specimens";
import { FieldSpecimens } from "./field-specimens";
import { KitCommands } from "./kit-commands";
import { PolicySpecimens } from "./policy-specimens";
import { ProgressSpecimens } from "./progress-specimens";
import { StatusSpecimens } from "./status-specimens";
import { TypeSpecimens } from "./type-specimens";

export const metadata = { title: "Kit" };

/** Every primitive in every tone. The extension `.dev.tsx` keeps it out of the production build. */
export default function KitPage() {
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Canopy" }, { label: "Kit" }]} />}>
      <KitCommands />
      <Toolbar label="About">
        <p className="text-ink-quiet">Every primitive in every tone. Not part of the production build.</p>
      </Toolbar>
      <div className="grid gap-x-10 gap-y-8 p-4 pb-16 lg:grid-cols-2">
        <StatusSpecimens />
        <PolicySpecimens />
        <ActionSpecimens />
        <FieldSpecimens />
        <ProgressSpecimens />
        <TypeSpecimens />
      </div>
      <FailureSpecimens />
    </Page>
  );
}
