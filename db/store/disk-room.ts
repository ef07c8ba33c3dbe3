import { accessSync, constants, statfsSync } from "node:fs";
import type { PGlite } from "@electric-sql/pglite";

/** Too little is free on the disk to store anything more. Passes by itself once there is room. */
export class DiskFull extends Error {
  override name = "DiskFull";
  readonly code = "ENOSPC";
}

/** Four segments of PostgreSQL's write-ahead log, or more than any one transaction of ours writes. */
export const RESERVED_BYTES = 64 * 1024 ** 2;

export type DiskRoom = {
  has(): boolean;
  /** Throws `DiskFull`, or what the system says of a folder that cannot be written. */
  assert(): void;
};

/** `freeBytes`: what may still be written where the data is; it throws where nothing may be. */
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

/** Free bytes on the disk that a folder is on, for whoever runs this process. Throws where the file system is, or has become, read-only. */
export function freeBytesOn(folder: string): number {
  accessSync(folder, constants.W_OK);
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * From now on the embedded database refuses to write while its disk has too little room. It must never find the disk full
 * itself: when it cannot make the next segment of its write-ahead log, it loops for ever on this thread, and every class with it.
 * Reading goes on. Statements inside a transaction that has begun go through: what is reserved is larger than any.
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
