import { ACTIVATION_ENTRIES, type FlatActivation } from "../../activations";
import type { ActivationCode } from "../opcode";

const BY_CODE: FlatActivation[] = [];
for (const { flat } of Object.values(ACTIVATION_ENTRIES)) if (flat) BY_CODE[flat.code] = flat;

/** What `assembly/activation.ts` does, by the same code. */
export function flatActivation(code: ActivationCode): FlatActivation {
  return BY_CODE[code];
}
