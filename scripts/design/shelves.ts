import { JOIN, TEACH } from "./doors";
import { DRAWINGS } from "./drawings";
import { labShelf } from "./lab";
import { LETTERS } from "./letters";
import { OWN_INPUT } from "./own-input";
import { questionShelf } from "./questions";
import type { SampleTraining } from "./sample-training";
import { BOARD, DESK, PROJECTOR, REPLAY } from "./screens";
import type { Shelf } from "./specimen";
import { UI_PARTS } from "./ui-parts";
import { VOTE } from "./votes";

/** Everything that the gallery shows. `sample`: the network in the labs. */
export function allShelves(sample: SampleTraining): readonly Shelf[] {
  return [
    UI_PARTS,
    BOARD,
    labShelf(sample),
    questionShelf(sample),
    OWN_INPUT,
    DRAWINGS,
    VOTE,
    LETTERS,
    DESK,
    PROJECTOR,
    REPLAY,
    JOIN,
    TEACH,
  ];
}
