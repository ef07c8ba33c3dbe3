import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { statusOf } from "@/lib/protocol/http";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";

/** What a handler returns. A problem code alone is a refusal with the status of that code. */
export type Answer = ProblemCode | Refusal | Sent;
export type Refusal = {
  readonly refused: ProblemCode;
  /** Overrides the status of the code where HTTP has a more precise one. */
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
};
type Sent = { readonly status?: number; readonly headers?: OutgoingHttpHeaders } & (
  | { readonly json: unknown }
  | { readonly bytes: Uint8Array | string | null }
);

/** Why a request was refused; null when it was granted. */
export function refusalIn(answer: Answer): ProblemCode | null {
  if (typeof answer === "string") return answer;
  return "refused" in answer ? answer.refused : null;
}

const JSON_TYPE = "application/json; charset=utf-8";

/** Sends an answer: the one place where it gets its status, headers and bytes. `idleMs`: see `Limits`. */
export function send(response: ServerResponse, answer: Answer, idleMs?: number): void {
  const sent = sentFor(answer);
  const { status = 200, headers } = sent;
  const isJson = "json" in sent;
  const body = isJson ? JSON.stringify(sent.json) : sent.bytes;
  const head: OutgoingHttpHeaders = {
    ...(isJson && { "Content-Type": JSON_TYPE }),
    "Cache-Control": "no-store",
    ...(body !== null && { "Content-Length": Buffer.byteLength(body) }),
    ...headers,
  };
  if (idleMs !== undefined) response.setTimeout(idleMs, () => void response.destroy());
  response.writeHead(status, head).end(body ?? undefined);
}

function sentFor(answer: Answer): Sent {
  if (typeof answer === "string") return sentFor({ refused: answer });
  if (!("refused" in answer)) return answer;
  const { refused, status = statusOf(refused), headers } = answer;
  return { status, headers, json: { ok: false, problem: problem(refused) } };
}
