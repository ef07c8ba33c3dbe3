import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** Installs Debian packages where that is ours to do: as root, on a machine with apt-get. Resolves to whether it did. */
export async function installDebianPackages(packages) {
  if (process.platform !== "linux" || process.getuid() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`Installing ${packages.join(", ")} …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // Another apt-get may hold the lock for a while.
  const flags = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  if ((await run("apt-get", [...flags, "update"], { env })) !== 0) return false;
  return (
    (await run("apt-get", [...flags, "install", "-y", "--no-install-recommends", ...packages], { env })) === 0
  );
}
