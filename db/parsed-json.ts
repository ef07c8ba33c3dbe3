import { customType } from "drizzle-orm/pg-core";
import type { z } from "zod";

/**
 * A `json` column whose values are parsed as they are read, so that what an earlier version wrote comes with what has been
 * added since. `json`, not `jsonb`: kept as written, and a name with an odd character in it cannot stop a log. Reading
 * throws a `ZodError` when what is stored does not fit.
 */
export function parsedJson<Value>(name: string, schema: z.ZodType<Value>) {
  return customType<{ data: Value; driverData: unknown }>({
    dataType: () => "json",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => schema.parse(typeof stored === "string" ? JSON.parse(stored) : stored),
  })(name);
}
