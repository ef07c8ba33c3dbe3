import { connect } from "node:net";

/** Bytes as they go over the wire: `text` holds one a character. */
export function bytes(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** A request with a Host, unless the head brings its own. */
export function request(line: string, headers: readonly string[] = ["Host: localhost"], body = ""): Buffer {
  return bytes(`${[`${line} HTTP/1.1`, ...headers].join("\r\n")}\r\n\r\n${body}`);
}

/** What a browser says to open a WebSocket. */
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

/** A frame of a WebSocket as a client masks it, with whatever first byte and whatever length it claims to have. */
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

/** A slow sender's patience with a server that says nothing. */
const SILENCE_MS = 100;

/**
 * Sends these parts on a connection of their own, each once the server has answered the one before or kept silent for a moment.
 * What came back, until either side closed or all was said.
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
