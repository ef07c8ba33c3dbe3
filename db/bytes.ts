import { type SQL, sql } from "drizzle-orm";
import { customType } from "drizzle-orm/pg-core";

/**
 * `bytea`, as the bytes alone whichever driver reads it. They go in as base64: the embedded database's driver spells bytes out one by
 * one, which holds up the class for seconds where they are many.
 */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array | SQL }>({
  dataType: () => "bytea",
  toDriver: (value) => {
    const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
    return sql`decode(${text}::text, 'base64')`;
  },
  fromDriver: (value) => new Uint8Array(value as Uint8Array),
});
