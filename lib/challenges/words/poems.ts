import packed from "../data/poems.json";
import { recordedWords } from "./recorded-words";

/** 2,124 lines of Shakespeare's sonnets, in small letters; a line is a word here. Sources and licences: data/LICENCES.md. */
export const poems = recordedWords(packed, {
  id: "poems",
  language: "en",
  direction: "ltr",
  preset: {
    network: {
      layers: [
        { kind: "context", length: 10, embedding: 10 },
        { kind: "dense", units: 128, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.003, optimiser: "adam", batchSize: 64, epochs: 8, weightDecay: 0 },
  },
});
