/**
 * Classes of SQLSTATE that say something about the data or the statement, not about the moment: cardinality, data exception, broken
 * constraint, check option, syntax or access rule, program limit, unsupported feature. What PostgreSQL says so about, it says again.
 */
const FOR_GOOD = new Set(["0A", "21", "22", "23", "42", "44", "54"]);

/** Whether asking the database again would only be refused again; false where the reason may pass: no connection, no room, a lock, a restart. */
export function isRefusedForGood(error: unknown): boolean {
  for (let reason = error; reason instanceof Error; reason = reason.cause) {
    const { code } = reason as { code?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return FOR_GOOD.has(code.slice(0, 2));
    // What could not even be written down as a row.
    if (reason instanceof RangeError || reason instanceof TypeError) return true;
  }
  return false;
}
