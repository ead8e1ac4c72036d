"use client";

import { type ComponentProps, useId } from "react";
import { Button } from "./button";
import { Tooltip } from "./tooltip";

/** A button that stays where it is, does nothing and says why: on hover, on focus and to screen readers. */
export function RefusedButton({ refusal, ...props }: ComponentProps<typeof Button> & { refusal: string }) {
  const id = useId();
  return (
    <>
      <Tooltip content={refusal}>
        <Button
          {...props}
          aria-disabled
          aria-describedby={id}
          type="button"
          onClick={(event) => event.preventDefault()}
        />
      </Tooltip>
      <span id={id} className="sr-only">
        {refusal}
      </span>
    </>
  );
}
