/** The WebAssembly module. Throws with the compiler's words where the source has a mistake. */
export function compileKernels(): Promise<Uint8Array<ArrayBuffer>>;
/** The module as the source of kernel-bytes.ts. */
export function kernelSource(bytes: Uint8Array): string;
