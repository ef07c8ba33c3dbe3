import type { NotStored } from "@/lib/session/decide/problem";

/**
 * Classes of SQLSTATE that are about the data or the statement, so that a retry fails again: cardinality, data exception, violated
 * constraint, check option, syntax or access rule, program limit, unsupported feature.
 */
const FOR_GOOD = new Set(["0A", "21", "22", "23", "42", "44", "54"]);
/** Also PostgreSQL's error when its files are on a file system that has become read-only, for which no event is to blame. */
const INSUFFICIENT_PRIVILEGE = "42501";

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether a retry would fail again; false where the cause may be temporary: no connection, no space, a lock, a restart. */
export function isRefusedForGood(error: unknown): boolean {
  for (const reason of reasonsOf(error)) {
    const { code } = reason as { code?: unknown };
    if (typeof code === "string" && SQLSTATE.test(code))
      return code !== INSUFFICIENT_PRIVILEGE && FOR_GOOD.has(code.slice(0, 2));
    // The data could not even be turned into a row.
    if (reason instanceof RangeError || reason instanceof TypeError) return true;
  }
  return false;
}

const DISK_FULL = ["ENOSPC", "EDQUOT", "53100"];
/** From the operating system; from PostgreSQL, when it is a replica or set to read-only. */
const READ_ONLY = ["EROFS", "EACCES", "EPERM", "25006", INSUFFICIENT_PRIVILEGE];
/** No connection, from the operating system or from postgres.js. */
const UNREACHABLE = /^(E(CONN|HOST|NET|TIMEDOUT|PIPE|NOTFOUND|AI_)|CONNECT|CONNECTION_)/;
/** Connection, transaction rolled back, resources, object in use, operator's intervention, the system itself. */
const FOR_NOW = new Set(["08", "40", "53", "55", "57", "58"]);

/** Which database problem an error reports; null when it reports none, as for a bug of ours. */
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
