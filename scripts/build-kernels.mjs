/**
 * Compiles lib/trainer/simd/assembly (AssemblyScript) and writes the few kilobytes of WebAssembly into lib/trainer/simd/kernel-bytes.ts.
 * The result is committed; a test compiles again and compares the bytes.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const FOLDER = fileURLToPath(new URL("../lib/trainer/simd/", import.meta.url));

/** Compiles the WebAssembly module. Throws the compiler's message when the source has an error. */
export async function compileKernels() {
  let bytes = new Uint8Array();
  const options = [
    "-O3",
    "--converge",
    "--noAssert",
    "--runtime",
    "stub",
    "--enable",
    "simd",
    "--importMemory",
    "--initialMemory",
    "1",
  ];
  const { error, stderr } = await asc.main(
    ["assembly/machine.ts", ...options, "--baseDir", FOLDER, "--outFile", "kernels.wasm"],
    {
      writeFile(_, contents) {
        bytes = contents;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return bytes;
}

/** The module as TypeScript: one constant, so that no second file has to be located and fetched. */
export function kernelSource(bytes) {
  return `/** Compiled from assembly/ by scripts/build-kernels.mjs; do not edit. ${bytes.length} bytes of WebAssembly, in base64. */
export const KERNELS =
  "${Buffer.from(bytes).toString("base64")}";
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernels();
  await writeFile(`${FOLDER}kernel-bytes.ts`, kernelSource(bytes));
  console.log(`kernel-bytes.ts: ${bytes.length} bytes of WebAssembly`);
}
