"use client";

import type { Route } from "next";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { RefusedButton } from "@/components/ui/refused-button";
import type { Permission } from "@/lib/identity/permissions";
import { useRefusal } from "./access-context";

interface Permitted {
  readonly permission: Permission;
  /** Why a person with the permission may not do it to this thing. */
  readonly refused?: string | undefined;
}

/** A button for what takes a permission: without it, it stays where it is, does nothing and says why. */
export function PermittedButton({
  permission,
  refused,
  ...props
}: ComponentProps<typeof Button> & Permitted) {
  const refusal = useRefusal(permission) ?? refused;
  return refusal === undefined ? <Button {...props} /> : <RefusedButton {...props} refusal={refusal} />;
}

/** As {@link PermittedButton}, for what begins on another page. */
export function PermittedLinkButton<Href extends string>({
  permission,
  refused,
  href,
  ...props
}: ComponentProps<typeof LinkButton<Href>> & Permitted & { href: Route<Href> }) {
  const refusal = useRefusal(permission) ?? refused;
  return refusal === undefined ? (
    <LinkButton href={href} {...props} />
  ) : (
    <RefusedButton {...props} refusal={refusal} />
  );
}
