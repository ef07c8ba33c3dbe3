import packed from "../data/dinosaurs.json";
import { recordedWords } from "./recorded-words";

/** Names of 1,304 dinosaurs: few and long, so that a large network soon knows them by heart. Sources and licences: data/LICENCES.md. */
export const dinosaurs = recordedWords(packed, {
  id: "dinosaurs",
  language: "en",
  direction: "ltr",
  preset: {
    network: {
      layers: [
        { kind: "context", length: 8, embedding: null },
        { kind: "dense", units: 32, activation: "tanh" },
      ],
    },
    hyperparameters: { learningRate: 0.005, optimiser: "adam", batchSize: 64, epochs: 60, weightDecay: 0 },
  },
});
