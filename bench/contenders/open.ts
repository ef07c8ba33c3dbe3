import type { OpenContender } from "./contender";
import type { ContenderName } from "./names";
import type { BackendName } from "./tfjs-backend";

/** The function that opens a contender, whose code is fetched only now. */
export async function opener(name: ContenderName): Promise<OpenContender> {
  const [library = "", way] = name.split(" ");
  if (library === "jax-js") return (await import("./jax")).openJax(way as "wasm" | "webgpu");
  const backend = library.replace("tfjs-", "") as BackendName;
  if (way === "core") return (await import("./tfjs-core")).openTfjsCore(backend);
  if (way === "fit") return (await import("./tfjs-fit")).openTfjsFit(backend);
  return (await import("./own")).openOwn(name as Parameters<typeof import("./own").openOwn>[0]);
}
