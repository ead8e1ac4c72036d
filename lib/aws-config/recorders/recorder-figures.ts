import type { Figures } from "@/lib/core/figures";
import { recorderCodes, recorderStateOf } from "./model";
import type { RecorderSnapshot } from "./table/recorder-snapshot";

/** Recorder coverage in numbers, for comparing with the next time: accounts by state and Region (`stopped eu-west-1`). */
export function recorderFigures({ meta, columns }: RecorderSnapshot): Figures {
  const figures: Record<string, number> = {};
  for (const [index, region] of meta.regions.entries()) {
    for (const code of columns[index]?.code ?? []) {
      const figure = `${recorderStateOf(recorderCodes[code] ?? "nothing-read")} ${region}`;
      figures[figure] = (figures[figure] ?? 0) + 1;
    }
  }
  return figures;
}
