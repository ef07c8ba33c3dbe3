import { accessSync, constants, statfsSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";

/** There is too little space on the disk to store anything more. Resolves itself once there is. */
export class DiskFull extends Error {
  override name = "DiskFull";
  readonly code = "ENOSPC";
}

/** Four segments of PostgreSQL's write-ahead log, which is more than any of our transactions writes. */
export const RESERVED_BYTES = 64 * 1024 ** 2;

export type DiskRoom = {
  has(): boolean;
  /** Throws `DiskFull`, or the system's error for a folder that cannot be written. */
  assert(): void;
};

/** `freeBytes`: the space left where the data is; throws where nothing can be written. */
export function createDiskRoom(freeBytes: () => number): DiskRoom {
  const assert = () => {
    if (freeBytes() < RESERVED_BYTES)
      throw new DiskFull(
        `Less than ${RESERVED_BYTES / 1024 ** 2} MB are free on the data folder's disk: nothing more is stored until there is room.`,
      );
  };
  return {
    assert,
    has() {
      try {
        assert();
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Free bytes for this process on a folder's disk. Throws when the file system is read-only. */
export function freeBytesOn(folder: string): number {
  accessSync(folder, constants.W_OK);
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Makes the embedded database refuse writes while its disk has too little space. It must never run into the full disk itself: when
 * it cannot create the next segment of its write-ahead log, it loops for ever on this thread, and blocks every class. Reads still
 * work. So do statements in a transaction that has begun: the reserve is larger than any transaction.
 */
export function keepRoomFor(client: PGlite, room: DiskRoom): void {
  const { query, exec, transaction } = client;
  client.query = async (statement, ...rest) => {
    if (!/^\s*select\b/i.test(statement)) room.assert();
    return query.call(client, statement, ...rest) as never;
  };
  client.exec = async (...statements) => {
    room.assert();
    return exec.call(client, ...statements);
  };
  client.transaction = async (work) => {
    room.assert();
    return transaction.call(client, work) as never;
  };
}
