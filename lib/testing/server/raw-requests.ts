import { connect } from "node:net";

/** Bytes as they go over the wire: one per character of `text`. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** A request with a Host header, unless others are given. */
export function request(line: string, headers: readonly string[] = ["Host: localhost"], body = ""): Buffer {
  return bytes(`${[`${line} HTTP/1.1`, ...headers].join("\r\n")}\r\n\r\n${body}`);
}

/** A browser's headers for opening a WebSocket. */
export const UPGRADE = [
  "Host: localhost",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

export function upgrade(target: string, headers: readonly string[] = UPGRADE): Buffer {
  return request(`GET ${target}`, headers);
}

/** A WebSocket frame, masked as a client does, with any first byte and any claimed length. */
export function frame(first: number, payload: Buffer, claimed: number | bigint = payload.length): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = payload.map((byte, index) => byte ^ mask[index % 4]);
  const length =
    claimed < 126
      ? Buffer.from([0x80 | Number(claimed)])
      : Buffer.concat([Buffer.from([0x80 | 127]), bigEndian(BigInt(claimed))]);
  return Buffer.concat([Buffer.from([first]), length, mask, masked]);
}

function bigEndian(value: bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(value);
  return buffer;
}

/** How long to wait for an answer before sending the next part. */
const SILENCE_MS = 100;

/**
 * Sends these parts on a new connection, each one when the server has answered the previous one or been silent for a moment.
 * Resolves to what came back until either side closed or everything was sent.
 */
export function sendRaw(port: number, parts: readonly Buffer[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    let next = 0;
    let timer: NodeJS.Timeout | undefined;
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const goOn = () => {
      clearTimeout(timer);
      if (next < parts.length) socket.write(parts[next++]);
      else if (next++ > parts.length) return done();
      timer = setTimeout(goOn, SILENCE_MS);
    };
    socket.on("connect", goOn);
    socket.on("data", (part) => {
      answer += part.toString("latin1");
      if (next < parts.length) goOn();
    });
    socket.on("error", done);
    socket.on("close", done);
  });
}
