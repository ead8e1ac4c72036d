import { X } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "./button";

/** Closes what it stands in. Without a tooltip: it often has the first focus, and Escape would close the tooltip instead. */
export function CloseButton(props: Omit<ComponentProps<"button">, "children" | "aria-label">) {
  return (
    <Button variant="ghost" size="small" aria-label="Close" className="w-7 px-0 [&>svg]:size-4" {...props}>
      <X aria-hidden="true" />
    </Button>
  );
}
