import { bytes, request, upgrade } from "./raw-requests";

const SEVENTEEN_MB = 17_000_000;
const POLLING = "/socket.io/?EIO=4&transport=polling";
const WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
const long = (letter: string, length: number) => letter.repeat(length);
const JSON_TYPE = "Content-Type: application/json";
const post = (target: string, body: string, headers: readonly string[] = []) =>
  request(`POST ${target}`, ["Host: localhost", `Content-Length: ${body.length}`, ...headers], body);

/** Requests that no browser sends, each on a connection of its own. */
export const BROKEN_REQUESTS: readonly Buffer[] = [
  ...["0", "2", "3", "5", "99", "__proto__", "", "4&EIO=3"].map((version) =>
    request(`GET /socket.io/?EIO=${version}&transport=polling`),
  ),
  ...[...NAMES, "webtransport", "websocket&transport=polling", ""].flatMap((transport) => [
    request(`GET /socket.io/?EIO=4&transport=${transport}`),
    upgrade(`/socket.io/?EIO=4&transport=${transport}`),
  ]),
  ...[...NAMES, "x", long("x", 4_000), "a&sid=b", "%00"].flatMap((sid) => [
    request(`GET ${POLLING}&sid=${sid}`),
    post(`${POLLING}&sid=${sid}`, "40"),
    upgrade(`${WEBSOCKET}&sid=${sid}`),
  ]),
  ...[
    "//",
    "///",
    "http://",
    "http:///x",
    "//host:99999/x",
    "/\\",
    "*",
    "/%",
    "/%ff%fe",
    "/api/join/../join",
  ].flatMap((target) => ["GET", "POST", "PUT", "OPTIONS"].map((method) => request(`${method} ${target}`))),
  request("CONNECT localhost:80"),
  request(`GET http://elsewhere.example${POLLING}`),
  upgrade(`http://elsewhere.example${WEBSOCKET}`),
  upgrade(`http://localhost${WEBSOCKET}`),
  upgrade("/"),
  upgrade("//"),
  upgrade("/_next/webpack-hmr"),
  upgrade(WEBSOCKET, ["Host: localhost", "Connection: Upgrade", "Upgrade: websocket"]),
  upgrade(WEBSOCKET, [
    "Host: localhost",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Key: !",
  ]),
  upgrade(WEBSOCKET, ["Host: localhost", "Connection: Upgrade", "Upgrade: __proto__"]),
  ...[
    [],
    ["Host: "],
    ["Host: ,,,"],
    ["Host: [::"],
    ["Host: a", "Host: b"],
    [`Host: ${long("h", 8_000)}`],
  ].flatMap((headers) => [
    request("GET /", headers),
    request(`GET ${POLLING}`, [...headers, "Origin: http://["]),
  ]),
  request("GET /", ["Host: localhost", `X-Long: ${long("x", 40_000)}`]),
  request("GET /", ["Host: localhost", ...Array.from({ length: 3_000 }, (_, index) => `X-${index}: 1`)]),
  request("GET /", ["Host: localhost", `Cookie: ${long("a=1; ", 2_000)}`]),
  request("GET /", [
    "Host: localhost",
    "Cookie: __proto__=1; =; ;;; %=%; \xff=\xfe",
    "X-Forwarded-For: \xff,,",
  ]),
  request("GET /\xff\xfe\x80"),
  bytes("GET / HTTP/0.9\r\n\r\n"),
  bytes("GET /\r\n\r\n"),
  bytes("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
  bytes(long("\x00", 1_000)),
  request("POST /api/join", ["Host: localhost", JSON_TYPE, "Content-Length: -1"]),
  request(
    "POST /api/join",
    ["Host: localhost", JSON_TYPE, "Content-Length: 5", "Transfer-Encoding: chunked"],
    "0\r\n\r\nGET",
  ),
  request(
    "POST /api/join",
    ["Host: localhost", JSON_TYPE, "Transfer-Encoding: chunked"],
    "ffffffffffffffff\r\nx",
  ),
  request("POST /api/join", ["Host: localhost", JSON_TYPE, "Content-Length: 4096"], '{"code":'),
  post("/api/join", '{"code":"\xff\xfe","nickname":"\xc0\xaf"}', [JSON_TYPE]),
  post("/api/join", long("[", 4_000), [JSON_TYPE]),
  post("/api/join", '{"__proto__":{"polluted":1},"code":"AAAAAA","nickname":"x"}', [JSON_TYPE]),
  post("/api/join", '{"code":1e309,"nickname":NaN}', [JSON_TYPE]),
  post("/api/join", long("x", SEVENTEEN_MB), [JSON_TYPE]),
  post(`${POLLING}&sid=x`, long("x", SEVENTEEN_MB)),
  request(
    `PUT /api/sessions/${"0".repeat(36)}/runs/0/checkpoint?step=1e309`,
    ["Host: localhost", `Content-Length: ${SEVENTEEN_MB}`],
    long("x", SEVENTEEN_MB),
  ),
];
