// Builds the player of replays that are web pages of their own: one file, dist/static/replay-player.html, with all its scripts and styles in it and nothing
// to load. A page that makes such a replay fetches it and puts the replay in (lib/session/log/file/web-page.ts).
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { compressFile } from "./compress-static.mjs";
import { inRoot } from "./toolchain/root.mjs";

const ENTRY = "scripts/player/entry.ts";
const FOLDER = inRoot("dist", "static");

/** `version`: of the product. Rejects when it cannot be built. */
export async function buildPlayer(version) {
  const { build } = await import("vite");
  const { output } = await build({
    root: inRoot(),
    configFile: false,
    publicDir: false,
    // Its warnings are all about directives for servers that render.
    logLevel: "error",
    resolve: { tsconfigPaths: true },
    // Next's own components read these, which its compiler would replace.
    define: {
      "process.env.NODE_ENV": JSON.stringify("production"),
      "process.env.DOWNHILL_VERSION": JSON.stringify(version),
      "process.env": "{}",
      __dirname: "'/'",
    },
    build: {
      write: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: {
        input: inRoot(ENTRY),
        output: { format: "iife", codeSplitting: false },
      },
    },
  });
  const script = output.find(({ type, isEntry }) => type === "chunk" && isEntry).code;
  const style = String(output.find(({ fileName }) => fileName.endsWith(".css")).source);
  mkdirSync(FOLDER, { recursive: true });
  const file = inRoot("dist", "static", "replay-player.html");
  writeFileSync(file, page(script, withoutFonts(style)));
  await compressFile(file);
}

/** Fonts would be files of their own; the system has some. */
function withoutFonts(style) {
  return style.replaceAll(/@font-face\s*\{[^}]*\}/g, "");
}

/** The marks in it are those of `PLAYER_MARKS`. The policy lets nothing be loaded or sent, and no other script run. */
function page(script, style) {
  const code = script.replaceAll("</script", "<\\/script");
  const hash = createHash("sha256").update(code).digest("base64");
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
  ].join("; ");
  return [
    "<!doctype html>",
    '<html lang="en" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    "<title>Downhill</title>",
    `<style>${style.replaceAll("</style", "<\\/style")}</style>`,
    "</head>",
    "<body>",
    '<div id="player"></div>',
    '<script type="application/json" id="replay"></script>',
    `<script>${code}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
