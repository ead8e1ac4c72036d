import { createExternalStore } from "@/components/ui/stores/external-store";

/** What a person has done in the palette. */
interface PaletteInput {
  readonly typed: string;
  /** Enter was pressed before there was anything to choose: the first that will be found is meant. */
  readonly isEntered: boolean;
}

export const emptyInput: PaletteInput = { typed: "", isEntered: false };

/** The one input of the palette and of what stands in its place, so that nothing is lost as the one follows the other. */
export const paletteInput = createExternalStore<PaletteInput>(emptyInput);
