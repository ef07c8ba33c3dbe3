import { type LayersModel, WEIGHTS_FILE } from "./layers-model";

/** A zip with everything about a model: `model.json`, the weights, and a README that explains them. */
export async function modelZip(
  { model, weights }: { readonly model: LayersModel; readonly weights: Uint8Array },
  readme: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import("fflate");
  return zipSync({
    "model.json": strToU8(`${JSON.stringify(model, null, 2)}\n`),
    [WEIGHTS_FILE]: weights,
    "README.txt": strToU8(readme),
  });
}
