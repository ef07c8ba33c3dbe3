import packed from "../data/arabic-words.json";
import { recordedWords } from "./recorded-words";

/** 3,157 Arabic words from the names and key words of emoji, without vowel signs. Sources and licences: data/LICENCES.md. */
export const arabicWords = recordedWords(packed, {
  id: "arabic-words",
  language: "ar",
  direction: "rtl",
  preset: {
    network: {
      layers: [
        { kind: "context", length: 4, embedding: null },
        { kind: "dense", units: 32, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.005, optimiser: "adam", batchSize: 64, epochs: 30, weightDecay: 0 },
  },
});
