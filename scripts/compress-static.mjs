// Compresses the built scripts and styles once, harder than a server could afford for every request: beside FILE its
// FILE.br and FILE.gz. Browsers take Brotli over HTTPS and from localhost, and gzip on a school's plain network.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { inRoot } from "./toolchain/root.mjs";

const COMPRESSIBLE = /\.(js|css|svg|json|txt)$/;
/** Below this a file fits in a packet or two, and compressing it saves nothing. */
const MIN_BYTES = 1024;

export async function compressStatic() {
  const folder = inRoot(".next", "static");
  const names = readdirSync(folder, { recursive: true }).filter((name) => COMPRESSIBLE.test(name));
  await Promise.all(names.map((name) => compressFile(path.join(folder, name))));
}

/** Writes the compressed forms beside a file, unless it is too small for that. */
export async function compressFile(file) {
  const bytes = readFileSync(file);
  if (bytes.length < MIN_BYTES) return;
  const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, brotli));
  writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
