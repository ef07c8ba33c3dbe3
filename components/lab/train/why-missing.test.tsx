import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import ar from "@/lib/i18n/messages/ar/lab.json" with { type: "json" };
import en from "@/lib/i18n/messages/en/lab.json" with { type: "json" };
import type { Calibration } from "@/lib/learning/training/engine-choice";
import { InsecureNote, RefusedEngines } from "./engine-switch";
import { type PageGround, whyRefused } from "./why-missing";

afterEach(() => vi.unstubAllGlobals());

/** A page in a browser, as far as these views look at it. */
function onPage({ isSecure, hasWebgpu }: PageGround) {
  vi.stubGlobal("isSecureContext", isSecure);
  vi.stubGlobal("navigator", hasWebgpu ? { gpu: {} } : {});
}

function said(lab: object, view: React.ReactNode): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ lab }}>
      {view}
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>|[\u2068\u2069]/g, "").replaceAll("&#x27;", "'");
}

const refusals = (refused: Calibration["refused"]) => said(en, <RefusedEngines refused={refused} />);

test("WebGPU is missing for one of three reasons, and only for these", () => {
  const secure = { isSecure: true, hasWebgpu: true };
  expect(whyRefused("webgpu", "missing", { isSecure: false, hasWebgpu: false })).toBe("insecure");
  expect(whyRefused("webgpu", "missing", { ...secure, hasWebgpu: false })).toBe("missing");
  expect(whyRefused("webgpu", "missing", secure)).toBe("no-adapter");
  expect(whyRefused("webgpu", "differs", { isSecure: false, hasWebgpu: false })).toBe("differs");
  expect(whyRefused("tfjs-webgl", "missing", { isSecure: false, hasWebgpu: false })).toBe("missing");
});

test("a page that is not secure says so", () => {
  onPage({ isSecure: false, hasWebgpu: false });
  expect(refusals({ webgpu: "missing" })).toBe(
    "Not used hereGPU · WebGPUDownhill’s own: this page is not secure (http), so there is no WebGPU",
  );
});

test("a browser without WebGPU says so", () => {
  onPage({ isSecure: true, hasWebgpu: false });
  expect(refusals({ webgpu: "missing" })).toBe(
    "Not used hereGPU · WebGPUDownhill’s own: not available in this browser",
  );
});

test("a browser that finds no device for WebGPU says so", () => {
  onPage({ isSecure: true, hasWebgpu: true });
  expect(refusals({ webgpu: "missing" })).toBe(
    "Not used hereGPU · WebGPUDownhill’s own: this browser has WebGPU, but finds no graphics device for it",
  );
});

test("a page that is not secure says what trains instead of WebGPU, and never that there is no GPU", () => {
  onPage({ isSecure: false, hasWebgpu: false });
  expect(said(en, <InsecureNote engine="tfjs-webgl" />)).toBe(
    "This page is not secure: its address begins with http, so this browser offers it no WebGPU. Your runs train on GPU · WebGL instead.",
  );
  expect(said(en, <InsecureNote engine={null} />)).toBe(
    "This page is not secure: its address begins with http, so this browser offers it no WebGPU. Your runs train on the CPU or on WebGL instead, whichever is faster.",
  );
  expect(said(ar, <InsecureNote engine="simd" />)).toContain("CPU · SIMD");
  onPage({ isSecure: true, hasWebgpu: false });
  expect(said(en, <InsecureNote engine="simd" />)).toBe("");
});
