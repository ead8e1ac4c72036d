import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { ActionExamples } from "./action-examples";
import { FailureExamples } from "./failure-examples";
import { FieldExamples } from "./field-examples";
import { KitCommands } from "./kit-commands";
import { PolicyExamples } from "./policy-examples";
import { ProgressExamples } from "./progress-examples";
import { StatusExamples } from "./status-examples";
import { TypeExamples } from "./type-examples";

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
        <StatusExamples />
        <PolicyExamples />
        <ActionExamples />
        <FieldExamples />
        <ProgressExamples />
        <TypeExamples />
      </div>
      <FailureExamples />
    </Page>
  );
}
