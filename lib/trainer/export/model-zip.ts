import { type LayersModel, WEIGHTS_FILE } from "./layers-model";

/** One file with all there is of a model: `model.json`, the weights and a text that says what they are. */
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
