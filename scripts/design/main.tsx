import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { DEFAULT_LOCALE, directionOf, isLocale } from "@/lib/i18n/locales";
import { Frame } from "./frame";
import { findSpecimen, Gallery, type Wanted } from "./gallery";
import { type SampleTraining, trainSample } from "./sample-training";
import { allShelves } from "./shelves";
import "../../app/globals.css";

const asked = new URLSearchParams(location.search);
const language = asked.get("locale") ?? undefined;
const wanted: Wanted = {
  locale: isLocale(language) ? language : DEFAULT_LOCALE,
  theme: asked.get("theme") === "dark" ? "dark" : "light",
  only: asked.get("only"),
};
const { documentElement } = document;
documentElement.lang = wanted.locale;
documentElement.dir = directionOf(wanted.locale);
documentElement.dataset.theme = wanted.theme;

// Trained once and shared with the frames in the page.
const page = window.top as { sample?: Promise<SampleTraining> };
page.sample ??= trainSample();
const messages = await loadCatalogue(wanted.locale);
const shelves = allShelves(await page.sample);
const alone = wanted.only === null ? null : findSpecimen(shelves, wanted.only);
createRoot(document.body.appendChild(document.createElement("div"))).render(
  <StrictMode>
    <Frame {...{ locale: wanted.locale, messages }}>
      {alone === null ? <Gallery {...{ shelves, wanted }} /> : alone.shown}
    </Frame>
  </StrictMode>,
);
