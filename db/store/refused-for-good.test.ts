import { expect, test } from "vitest";
import { DiskFull } from "./disk-room";
import { isRefusedForGood, whyNotStored } from "./refused-for-good";

/** An error as drivers throw it: the database's error is its cause. */
const because = (code: string, message = "") =>
  new Error("Failed query", { cause: Object.assign(new Error(message), { code }) });

test("every trouble of a database is told by what is to be done about it, and passes; a fault of ours is none", () => {
  const said = {
    "the embedded database's disk": whyNotStored(new Error("", { cause: new DiskFull() })),
    "a full disk": whyNotStored(because("53100")),
    "a user's quota": whyNotStored(because("XX000", "could not extend file: Disk quota exceeded")),
    "a read-only file system": whyNotStored(because("EROFS")),
    "a replica": whyNotStored(because("25006")),
    "PostgreSQL's files on a read-only file system": whyNotStored(because("42501")),
    "no connection left": whyNotStored(because("53300")),
    "no server": whyNotStored(because("ECONNREFUSED")),
    "a server that starts": whyNotStored(because("57P03")),
    "a broken constraint": whyNotStored(because("23505")),
    "a fault of ours": whyNotStored(new TypeError("undefined is not a function")),
  };
  expect(said).toEqual({
    "the embedded database's disk": "disk-full",
    "a full disk": "disk-full",
    "a user's quota": "disk-full",
    "a read-only file system": "storage-read-only",
    "a replica": "storage-read-only",
    "PostgreSQL's files on a read-only file system": "storage-read-only",
    "no connection left": "not-saved",
    "no server": "not-saved",
    "a server that starts": "not-saved",
    "a broken constraint": null,
    "a fault of ours": null,
  });
  for (const code of ["53100", "25006", "42501", "53300", "57P03", "EROFS"])
    expect(isRefusedForGood(because(code)), code).toBe(false);
  expect(isRefusedForGood(because("23505"))).toBe(true);
});
