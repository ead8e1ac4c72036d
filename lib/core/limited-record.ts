import { z } from "zod";

/** A record of at most `max` entries; the limit can be read from its metadata as `maxItems`. */
export function limitedRecord<Key extends z.core.$ZodRecordKey, Value extends z.core.SomeType>(
  key: Key,
  value: Value,
  max: number,
  message: string,
): z.ZodRecord<Key, Value> {
  return z
    .record(key, value)
    .refine((record) => Object.keys(record).length <= max, message)
    .meta({ maxItems: max });
}
