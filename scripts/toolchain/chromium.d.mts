export function findChromium(): string | null;
/** Throws what to install where there is no Chromium. */
export function chromiumPath(): string;
/** As root, and quiet: nothing of the browser's own leaves the machine. */
export const QUIET_FLAGS: readonly string[];
/** WebGL in software, where there is no GPU. */
export const WEBGL_FLAGS: readonly string[];
/** WebGPU in software: without these there is no adapter. */
export const WEBGPU_FLAGS: readonly string[];
