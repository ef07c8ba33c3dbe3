import { valleyShelf } from "./class-pictures/valleys";
import { COCKPIT } from "./cockpit/shelf";
import { JOIN, TEACH } from "./doors";
import { DRAWINGS } from "./drawings";
import { endsShelf } from "./ends";
import { labShelf } from "./lab";
import { LETTERS } from "./letters";
import { NETWORK_PICTURES } from "./network-pictures";
import { ownInputShelf } from "./own-input";
import { PEOPLE } from "./people/accounts";
import { questionShelf } from "./questions";
import { REPORT } from "./report/report-shelf";
import type { SampleTraining } from "./sample-training";
import { BOARD, DESK, PROJECTOR, REPLAY } from "./screens";
import type { Shelf } from "./specimen";
import { STUDENT } from "./students/student-shelf";
import { OWN_DATA } from "./teach/own-data";
import { PLATFORMS } from "./teach/platforms";
import { UI_PARTS } from "./ui-parts";
import { VOTE } from "./votes";

/** Everything that the gallery shows. `sample`: the network in the labs. */
export function allShelves(sample: SampleTraining): readonly Shelf[] {
  return [
    UI_PARTS,
    BOARD,
    endsShelf(sample),
    labShelf(sample),
    questionShelf(sample),
    ownInputShelf(sample),
    NETWORK_PICTURES,
    DRAWINGS,
    VOTE,
    LETTERS,
    DESK,
    STUDENT,
    PROJECTOR,
    COCKPIT,
    valleyShelf(sample.rolling),
    REPLAY,
    REPORT,
    JOIN,
    TEACH,
    PEOPLE,
    OWN_DATA,
    PLATFORMS,
  ];
}
