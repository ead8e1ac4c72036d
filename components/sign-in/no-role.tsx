import { UserX } from "lucide-react";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { EmptyState } from "@/components/ui/status/empty-state";
import { SignOutButton } from "./sign-out-button";

/** What a person sees whose groups give no role. */
export function NoRole({ name }: { name: string }) {
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "No role" }]} />}>
      <EmptyState
        icon={<UserX />}
        title="You have no role in Canopy"
        action={<SignOutButton where="provider" />}
      >
        {name} is signed in, and none of their groups has a role here. Ask an administrator of Canopy for one
        (CANOPY_GROUP_ROLES), then sign in again.
      </EmptyState>
    </Page>
  );
}
