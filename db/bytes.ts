import { customType } from "drizzle-orm/pg-core";

/** `bytea`, as the bytes alone whichever driver reads it. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value),
});
