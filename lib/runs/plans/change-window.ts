import { z } from "zod";
import { isTimeZone, timeOfDayPattern, weekdays } from "./window-times";

const TimeOfDay = z
  .string()
  .max(5, "A time of day looks like 22:00.")
  .regex(timeOfDayPattern, "A time of day looks like 22:00.");

const TimeZone = z
  .string()
  .max(100, "A time zone looks like Europe/Berlin.")
  .refine(isTimeZone, "A time zone looks like Europe/Berlin.");

/**
 * When the requests of a run may be sent: on these days, from one time to the other as clocks show them in the time zone. A
 * window that ends at or before its beginning goes past midnight, and belongs to the day on which it begins.
 */
export const ChangeWindow = z
  .strictObject({
    days: z
      .array(z.enum(weekdays))
      .min(1, "Select at least one day.")
      .max(weekdays.length)
      .transform((days) => weekdays.filter((day) => days.includes(day))),
    from: TimeOfDay,
    to: TimeOfDay,
    timeZone: TimeZone,
  })
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    message: "The end is another time than the beginning.",
  });
export type ChangeWindow = z.infer<typeof ChangeWindow>;
