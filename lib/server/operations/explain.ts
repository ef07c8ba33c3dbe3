import { EnvironmentError } from "@/lib/env";

/** Errors whose message is written for whoever started the program. */
const IN_WORDS = [
  "DatabaseInUse",
  "DiskFull",
  "BackupRefused",
  "LaterDatabase",
  "CommandRefused",
  "HttpsRefused",
];

/** Why one of our programs failed: in plain words where the reason is known, else the error itself. */
export function explain(error: unknown): string {
  if (error instanceof EnvironmentError)
    return `Downhill did not start, because of its settings:\n${error.message}`;
  if (error instanceof Error && IN_WORDS.includes(error.name)) return error.message;
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (cause !== undefined && code === undefined) return explain(cause);
  if (code === "EADDRINUSE") return "Another program is using this port. Set PORT to another one.";
  if (code === "EROFS" || code === "EACCES")
    return `Downhill is not allowed to write to its data folder. Give the user that runs it write access, or set DATA_DIR to another folder.\n${String(error)}`;
  if (code === "53300")
    return "PostgreSQL has no free connections. Raise max_connections, or close some that other programs hold.";
  if (code === "ECONNREFUSED" || code === "CONNECT_TIMEOUT" || code === "ENOTFOUND")
    return "The PostgreSQL server in DATABASE_URL cannot be reached. Check that it is running and that the address is right.";
  return `Downhill did not start: ${error instanceof Error ? error.stack : String(error)}`;
}
