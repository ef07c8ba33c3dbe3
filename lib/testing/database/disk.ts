import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A small disk of a test's own. */
export type TestDisk = {
  readonly folder: string;
  /** Fills it to the last byte. */
  fill(): void;
  /** Takes that away again. */
  free(): void;
  takeAway(): void;
};

/** Mounts one of this many megabytes. Throws where that is not allowed: only root may, and not in every container. */
export function mountDisk(megabytes: number, ...options: readonly string[]): TestDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-disk-"));
  const filler = path.join(folder, "filler");
  try {
    const all = [`size=${megabytes}m`, "mode=0777", ...options].join(",");
    execFileSync("mount", ["-t", "tmpfs", "-o", all, "tmpfs", folder], { stdio: "pipe" });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const takeAway = () => {
    process.off("exit", takeAway);
    execFileSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", takeAway);
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filler, Buffer.alloc(bavail * bsize, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    takeAway,
  };
}
