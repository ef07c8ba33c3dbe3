import { z } from "zod";

/*
 * A backup is a gzip file of lines of JSON: a header; for each table its columns and then its rows; and last the number of
 * rows, with a checksum of everything before. Values are in PostgreSQL's text form.
 */

/** Increases when older versions can no longer read the file. */
export const BACKUP_FORMAT = 1;

export const BackupHeader = z.object({
  backup: z.literal("downhill"),
  format: z.int(),
  at: z.iso.datetime(),
  /** Hashes of the migrations that had been applied: which tables and columns there are. */
  migrations: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const TableHeader = z.object({ table: z.string(), columns: z.array(z.string()) });
export type TableHeader = z.infer<typeof TableHeader>;

export const Row = z.array(z.string().nullable());
export type Row = z.infer<typeof Row>;

export const BackupEnd = z.object({ rows: z.int(), sha256: z.string() });
export type BackupEnd = z.infer<typeof BackupEnd>;

/** A backup cannot be made or restored; the message is a sentence for whoever asked for it. */
export class BackupRefused extends Error {
  override name = "BackupRefused";
}
