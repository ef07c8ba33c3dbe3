import { z } from "zod";

/*
 * A backup is a gzip file of lines of JSON: what it is; for each table its columns and then its rows; and last how many
 * rows there are, with a checksum of all that comes before. Values are spelled as PostgreSQL spells them as text.
 */

/** Moves when an older version could not read the file any more. */
export const BACKUP_FORMAT = 1;

export const BackupHeader = z.object({
  backup: z.literal("downhill"),
  format: z.int(),
  at: z.iso.datetime(),
  /** Hashes of the migrations that the database had had: which tables and columns there are. */
  migrations: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const TableHeader = z.object({ table: z.string(), columns: z.array(z.string()) });
export type TableHeader = z.infer<typeof TableHeader>;

export const Row = z.array(z.string().nullable());
export type Row = z.infer<typeof Row>;

export const BackupEnd = z.object({ rows: z.int(), sha256: z.string() });
export type BackupEnd = z.infer<typeof BackupEnd>;

/** Why a backup cannot be made or restored, in a sentence for whoever asked for it. */
export class BackupRefused extends Error {
  override name = "BackupRefused";
}
