import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import type { DownloadableSplit } from "./split";

/**
 * A split that is sent before its round starts, under a key that is sent when it has started. Until then nothing can be read of it: browsers have no `crypto.subtle` on
 * pages over plain http, so the cipher (ChaCha20-Poly1305, RFC 8439) comes with the page.
 */

export const SEAL_KEY_BYTES = 32;
/** Before the sealed bytes. Random, so that no two texts under a key share one. */
export const SEAL_NONCE_BYTES = 12;

/** A round as a page expects it: the host may still put another challenge in its place. */
export type ForeseenRound = { readonly round: number; readonly challenge: string };

export function sealedSplitPath(
  sessionId: string,
  { round, challenge }: ForeseenRound,
  split: DownloadableSplit,
): string {
  return `/api/sessions/${sessionId}/rounds/${round}/sealed-splits/${split}?of=${challenge}`;
}

export function sealKeyPath(sessionId: string, round: number): string {
  return `/api/sessions/${sessionId}/rounds/${round}/seal-key`;
}

/** `key`: SEAL_KEY_BYTES; `nonce`: SEAL_NONCE_BYTES, never used before with this key. */
export function seal(bytes: Uint8Array, key: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const closed = chacha20poly1305(key, nonce).encrypt(bytes);
  const sealed = new Uint8Array(SEAL_NONCE_BYTES + closed.length);
  sealed.set(nonce);
  sealed.set(closed, SEAL_NONCE_BYTES);
  return sealed;
}

/** What was sealed. Throws if it was sealed with another key, or is damaged. */
export function unseal(sealed: Uint8Array, key: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = sealed.subarray(0, SEAL_NONCE_BYTES);
  return chacha20poly1305(key, nonce).decrypt(sealed.subarray(SEAL_NONCE_BYTES)).slice();
}
