import packed from "../data/first-names.json";
import { recordedWords } from "./recorded-words";

/** 8,388 first names from English-speaking countries. Sources and licences: data/LICENCES.md. */
export const firstNames = recordedWords(packed, {
  id: "first-names",
  language: "en",
  direction: "ltr",
  preset: {
    network: {
      layers: [
        { kind: "context", length: 3, embedding: null },
        { kind: "dense", units: 64, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.005, optimiser: "adam", batchSize: 64, epochs: 30, weightDecay: 0 },
  },
});
