import { type SQL, sql } from "drizzle-orm";
import { customType, text, timestamp } from "drizzle-orm/pg-core";
import type { z } from "zod";

/**
 * `bytea`, read as plain bytes with either driver. Written as base64: the embedded database's driver encodes bytes one by
 * one, which blocks the class for seconds when there are many.
 */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array | SQL }>({
  dataType: () => "bytea",
  toDriver: (value) => {
    const text = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
    return sql`decode(${text}::text, 'base64')`;
  },
  fromDriver: (value) => new Uint8Array(value as Uint8Array),
});

/**
 * A `json` column whose values are parsed as they are read, so that what an earlier version wrote gets the defaults of fields
 * added since. `json`, not `jsonb`: text is kept as written, and a name with an odd character in it cannot stop a log. Reading
 * throws a `ZodError` when what is stored does not fit.
 */
export function parsedJson<Value>(name: string, schema: z.ZodType<Value>) {
  return customType<{ data: Value; driverData: unknown }>({
    dataType: () => "json",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => schema.parse(typeof stored === "string" ? JSON.parse(stored) : stored),
  })(name);
}

export const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * A challenge that a teacher has made: words, or a table. `id`: as a plan names it, which begins with its kind and is a hash of the rest. `content`: JSON, as
 * `lib/protocol/own-challenge` reads it.
 */
export const ownChallenge = { id: text("id").notNull(), content: text("content").notNull() };
