import { z } from "zod";

/** A run's own id: made by the browser that starts it, so that a start whose answer was lost can be sent again. */
export const RunId = z.uuid().max(36, "A run id is a UUID.").brand<"RunId">();
export type RunId = z.infer<typeof RunId>;
