import packed from "../data/colour-names.json";
import { recordedWords } from "./recorded-words";

/** 17,900 names of colours, of one word or several. Sources and licences: data/LICENCES.md. */
export const colourNames = recordedWords(packed, {
  id: "colour-names",
  language: "en",
  direction: "ltr",
  preset: {
    network: {
      layers: [
        { kind: "context", length: 6, embedding: 8 },
        { kind: "dense", units: 96, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.003, optimiser: "adam", batchSize: 128, epochs: 4, weightDecay: 0 },
  },
});
