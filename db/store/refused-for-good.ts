import type { NotStored } from "@/lib/session/decide/problem";

/**
 * Classes of SQLSTATE that say something about the data or the statement, not about the moment: cardinality, data exception, broken
 * constraint, check option, syntax or access rule, program limit, unsupported feature. What PostgreSQL says so about, it says again.
 */
const FOR_GOOD = new Set(["0A", "21", "22", "23", "42", "44", "54"]);
/** Also what PostgreSQL says when its own files lie on a file system that has become read-only: no event is to blame for that. */
const INSUFFICIENT_PRIVILEGE = "42501";

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether asking the database again would only be refused again; false where the reason may pass: no connection, no room, a lock, a restart. */
export function isRefusedForGood(error: unknown): boolean {
  for (const reason of reasonsOf(error)) {
    const { code } = reason as { code?: unknown };
    if (typeof code === "string" && SQLSTATE.test(code))
      return code !== INSUFFICIENT_PRIVILEGE && FOR_GOOD.has(code.slice(0, 2));
    // What could not even be written down as a row.
    if (reason instanceof RangeError || reason instanceof TypeError) return true;
  }
  return false;
}

const DISK_FULL = ["ENOSPC", "EDQUOT", "53100"];
/** By the operating system; by PostgreSQL, which is a replica or was told so. */
const READ_ONLY = ["EROFS", "EACCES", "EPERM", "25006", INSUFFICIENT_PRIVILEGE];
/** No connection, by the operating system or by postgres.js. */
const UNREACHABLE = /^(E(CONN|HOST|NET|TIMEDOUT|PIPE|NOTFOUND|AI_)|CONNECT|CONNECTION_)/;
/** Connection, transaction rolled back, resources, object in use, operator's intervention, the system itself. */
const FOR_NOW = new Set(["08", "40", "53", "55", "57", "58"]);

/** Which trouble of the database's an error tells of; null where it tells of none: of a fault of ours, say. */
export function whyNotStored(error: unknown): NotStored | null {
  for (const reason of reasonsOf(error)) {
    const { code, message } = reason as Error & { code?: unknown };
    if (typeof code !== "string") continue;
    if (DISK_FULL.includes(code) || /quota exceeded/i.test(message)) return "disk-full";
    if (READ_ONLY.includes(code)) return "storage-read-only";
    if (UNREACHABLE.test(code) || (SQLSTATE.test(code) && FOR_NOW.has(code.slice(0, 2)))) return "not-saved";
  }
  return null;
}

function* reasonsOf(error: unknown): Iterable<Error> {
  for (let reason = error; reason instanceof Error; reason = reason.cause) yield reason;
}
