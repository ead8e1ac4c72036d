import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our sizes are numbers and our radii are words; without this `text-13 text-ink` would lose one of the two.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["12", "13", "14", "16", "20", "28"],
      radius: ["chip", "control"],
      shadow: ["float"],
    },
  },
});

/** Joins class names; of two that set the same property the later one wins, so that a caller can adjust a primitive. */
export function cx(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
