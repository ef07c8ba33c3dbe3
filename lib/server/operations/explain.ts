import { EnvironmentError } from "@/lib/env";

/** Failures whose message is meant for whoever started the program. */
const IN_WORDS = ["DatabaseInUse", "DiskFull", "BackupRefused"];

/** Why a program of ours could not do what it was started for, in words where the reason is known. */
export function explain(error: unknown): string {
  if (error instanceof EnvironmentError)
    return `Downhill did not start, because of its settings:\n${error.message}`;
  if (error instanceof Error && IN_WORDS.includes(error.name)) return error.message;
  const { code, cause } = error as { code?: string; cause?: unknown };
  if (cause !== undefined && code === undefined) return explain(cause);
  if (code === "EADDRINUSE") return "Another program uses this port. Set PORT to another one.";
  if (code === "EROFS" || code === "EACCES")
    return `Downhill may not write where its data is. Let the user that runs it write there, or set DATA_DIR to another folder.\n${String(error)}`;
  if (code === "53300")
    return "PostgreSQL has no connection left. Raise its max_connections, or close some of those that other programs hold.";
  if (code === "ECONNREFUSED" || code === "CONNECT_TIMEOUT" || code === "ENOTFOUND")
    return "The PostgreSQL that DATABASE_URL names cannot be reached. Check that it runs, and the address.";
  return `Downhill did not start: ${error instanceof Error ? error.stack : String(error)}`;
}
