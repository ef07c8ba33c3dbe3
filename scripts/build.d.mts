import type { BuildOptions } from "esbuild";

/** How the server is bundled. */
export const SERVER_BUNDLE: BuildOptions;
/** Resolves to whether everything could be built; what went wrong has been printed. */
export function build(): Promise<boolean>;
