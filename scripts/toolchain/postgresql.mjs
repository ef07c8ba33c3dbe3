import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { installDebianPackages } from "./debian.mjs";

const DEBIAN = "/usr/lib/postgresql";

/** The programs of PostgreSQL, from which tests start a server of their own. Resolves to whether they are here. */
export async function ensurePostgresql() {
  if (!isHere()) await installDebianPackages(["postgresql"]);
  return isHere();
}

function isHere() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = versions.map((version) => path.join(DEBIAN, version, "bin"));
  const searched = [...folders, ...(process.env.PATH ?? "").split(path.delimiter)];
  return searched.some((folder) => existsSync(path.join(folder, "initdb")));
}
