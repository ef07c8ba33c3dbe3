import type { KeyboardEvent } from "react";

/**
 * Whether a key belongs to an input method that is still putting a word together (Chinese, Japanese, Korean, and many keyboards on phones): Enter
 * takes its suggestion and Escape drops it, so neither is for the field. Safari ends the composition before it tells of the key, and marks it with 229.
 */
export function isComposing({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}
